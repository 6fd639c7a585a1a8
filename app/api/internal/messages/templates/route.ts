import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runQuery } from '@/lib/kernel/query';
import { listTemplates } from '@/lib/messaging/queries/list-templates';

/** Templates in use with their words, for whoever starts a message from one. */
export const GET = createSessionHandler(async ({ actor }) => {
  const templates = await runQuery(listTemplates, {}, actor);
  return Response.json({ templates }, { headers: { 'cache-control': 'no-store' } });
});
