import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runQuery } from '@/lib/kernel/query';
import { listLists } from '@/lib/segments/queries/list-lists';

/** The lists that members can be put into. */
export const GET = createSessionHandler(async ({ actor }) =>
  Response.json(await runQuery(listLists, {}, actor), { headers: { 'cache-control': 'no-store' } }),
);
