import {
  PROGRAMME_PATH,
  readResultsAddress,
} from '@/app/(console)/mechanics/[id]/results/_parts/results-address';
import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runQuery } from '@/lib/kernel/query';
import { programmeResults } from '@/lib/mechanics/results/queries/programme-results';
import { resultsCsv } from '@/lib/mechanics/results/results-csv';

/** What all mechanics together are worth, as a file. */
export const GET = createSessionHandler(async ({ request, actor }) => {
  const asked = Object.fromEntries(request.nextUrl.searchParams);
  const { params } = readResultsAddress(PROGRAMME_PATH, asked);
  return new Response(resultsCsv(await runQuery(programmeResults, params, actor)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="mechanics-holdout.csv"',
      'cache-control': 'no-store',
    },
  });
});
