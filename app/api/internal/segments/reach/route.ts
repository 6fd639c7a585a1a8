import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runQuery } from '@/lib/kernel/query';
import { reachSegment } from '@/lib/segments/queries/reach-segment';

type Asked = Parameters<typeof runQuery<typeof reachSegment.input, unknown>>[1];

/** Who of what is written now can be reached. The query asks the right before it judges what was sent. */
export const POST = createSessionHandler(async ({ request, actor }) => {
  const asked = (await request.json().catch(() => null)) as Asked;
  const reach = await runQuery(reachSegment, asked, actor);
  return Response.json(reach, { headers: { 'cache-control': 'no-store' } });
});
