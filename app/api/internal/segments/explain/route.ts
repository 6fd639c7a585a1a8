import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runQuery } from '@/lib/kernel/query';
import { explainMember } from '@/lib/segments/queries/explain-member';

type Asked = Parameters<typeof runQuery<typeof explainMember.input, unknown>>[1];

/** Why a member is in what is written now, or not. The query asks the right before it judges what was sent. */
export const POST = createSessionHandler(async ({ request, actor }) => {
  const asked = (await request.json().catch(() => null)) as Asked;
  const verdict = await runQuery(explainMember, asked, actor);
  return Response.json(verdict, { headers: { 'cache-control': 'no-store' } });
});
