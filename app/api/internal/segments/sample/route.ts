import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runQuery } from '@/lib/kernel/query';
import { sampleSegment } from '@/lib/segments/queries/sample-segment';

type Asked = Parameters<typeof runQuery<typeof sampleSegment.input, unknown>>[1];

/** Ten members of what is written now. The query asks the right before it judges what was sent. */
export const POST = createSessionHandler(async ({ request, actor }) => {
  const asked = (await request.json().catch(() => null)) as Asked;
  const members = await runQuery(sampleSegment, asked, actor);
  return Response.json(members, { headers: { 'cache-control': 'no-store' } });
});
