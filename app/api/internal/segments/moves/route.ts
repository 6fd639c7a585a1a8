import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runQuery } from '@/lib/kernel/query';
import { compareDefinitions } from '@/lib/segments/queries/compare-definitions';

type Asked = Parameters<typeof runQuery<typeof compareDefinitions.input, unknown>>[1];

/** Who comes in and who goes by what is written now. The query asks the right before it judges what was sent. */
export const POST = createSessionHandler(async ({ request, actor }) => {
  const asked = (await request.json().catch(() => null)) as Asked;
  const moves = await runQuery(compareDefinitions, asked, actor);
  return Response.json(moves, { headers: { 'cache-control': 'no-store' } });
});
