import { readResultsAddress } from '@/app/(console)/mechanics/[id]/results/_parts/results-address';
import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runQuery } from '@/lib/kernel/query';
import { mechanicDays } from '@/lib/mechanics/results/queries/mechanic-days';
import { mechanicResults } from '@/lib/mechanics/results/queries/mechanic-results';
import { daysCsv, resultsCsv } from '@/lib/mechanics/results/results-csv';

/** Results of a mechanic as a file: its comparisons, or its days. */
export const GET = createSessionHandler<{ id: string }>(async ({ request, actor, params }) => {
  const ruleId = Number(params.id);
  const asked = Object.fromEntries(request.nextUrl.searchParams);
  const isDays = asked.table === 'days';
  const { params: words } = readResultsAddress(ruleId, asked);
  const text = isDays
    ? daysCsv(await runQuery(mechanicDays, { ruleId }, actor))
    : resultsCsv(await runQuery(mechanicResults, { ruleId, ...words }, actor));
  const name = `mechanic-${ruleId}-${isDays ? 'days' : 'results'}.csv`;
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
});
