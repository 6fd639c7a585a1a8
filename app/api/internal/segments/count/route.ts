import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runQuery } from '@/lib/kernel/query';
import { countSegment } from '@/lib/segments/queries/count-segment';

type Asked = Parameters<typeof runQuery<typeof countSegment.input, unknown>>[1];

/** Counts a definition while it is written. Posted: it may name towns and articles, which do not stand in addresses. */
export const POST = createSessionHandler(async ({ request, actor }) => {
  // The query asks the right before it judges what was sent.
  const asked = (await request.json().catch(() => null)) as Asked;
  const answer = await runQuery(countSegment, asked, actor);
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
});
