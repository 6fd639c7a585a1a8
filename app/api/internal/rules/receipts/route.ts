import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runQuery } from '@/lib/kernel/query';
import { listTrialReceipts } from '@/lib/rules/queries/list-trial-receipts';

/** Receipts that a rule can be tried on: by their number, or the latest ones. */
export const GET = createSessionHandler(async ({ request, actor }) => {
  const number = request.nextUrl.searchParams.get('number') ?? '';
  const receipts = await runQuery(listTrialReceipts, { number }, actor);
  return Response.json(receipts, { headers: { 'cache-control': 'no-store' } });
});
