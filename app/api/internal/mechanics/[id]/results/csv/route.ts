import {
  readResultsAddress,
  resultsPath,
} from '@/app/(console)/mechanics/[id]/results/_parts/results-address';
import { createSessionHandler } from '@/lib/api/create-session-handler';
import type { Actor } from '@/lib/domain/access/actor';
import { runQuery } from '@/lib/kernel/query';
import { mechanicDays } from '@/lib/mechanics/results/queries/mechanic-days';
import { mechanicForecast } from '@/lib/mechanics/results/queries/mechanic-forecast';
import { mechanicResults } from '@/lib/mechanics/results/queries/mechanic-results';
import { daysCsv, forecastCsv, resultsCsv } from '@/lib/mechanics/results/results-csv';

type Asked = {
  readonly ruleId: number;
  readonly words: Readonly<Record<string, string>>;
  readonly actor: Actor;
};

/** What can be asked for as a file, by its name in the address. */
const TABLES = {
  results: async ({ ruleId, words, actor }: Asked) =>
    resultsCsv(await runQuery(mechanicResults, { ruleId, ...words }, actor)),
  days: async ({ ruleId, actor }: Asked) =>
    daysCsv(await runQuery(mechanicDays, { ruleId }, actor)),
  forecast: async ({ ruleId, actor }: Asked) =>
    forecastCsv(await runQuery(mechanicForecast, { ruleId }, actor)),
} as const;

const isTable = (name: string | undefined): name is keyof typeof TABLES =>
  name !== undefined && Object.hasOwn(TABLES, name);

/** Results of a mechanic as a file: its comparisons, its days, or its forecast beside what happened. */
export const GET = createSessionHandler<{ id: string }>(async ({ request, actor, params }) => {
  const ruleId = Number(params.id);
  const asked = Object.fromEntries(request.nextUrl.searchParams);
  const table = isTable(asked.table) ? asked.table : 'results';
  const { params: words } = readResultsAddress(resultsPath(ruleId), asked);
  const text = await TABLES[table]({ ruleId, words, actor });
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="mechanic-${ruleId}-${table}.csv"`,
      'cache-control': 'no-store',
    },
  });
});
