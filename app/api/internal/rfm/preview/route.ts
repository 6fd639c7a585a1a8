import { previewRfmModel } from '@/lib/analytics/queries/preview-rfm-model';
import { createSessionHandler } from '@/lib/api/create-session-handler';
import { runQuery } from '@/lib/kernel/query';

type Asked = Parameters<typeof runQuery<typeof previewRfmModel.input, unknown>>[1];

/** Scores under a cut while it is written. The query asks the right before it judges what was sent. */
export const POST = createSessionHandler(async ({ request, actor }) => {
  const asked = (await request.json().catch(() => null)) as Asked;
  const preview = await runQuery(previewRfmModel, asked, actor);
  return Response.json(preview, { headers: { 'cache-control': 'no-store' } });
});
