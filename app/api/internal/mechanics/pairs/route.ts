import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runQuery } from '@/lib/kernel/query';
import { listPairs } from '@/lib/mechanics/queries/list-pairs';

/** Categories that go together, for whoever designs an offer of one with another. */
export const POST = createSessionHandler(async ({ actor }) => {
  const pairs = await runQuery(listPairs, {}, actor);
  return Response.json(pairs, { headers: { 'cache-control': 'no-store' } });
});
