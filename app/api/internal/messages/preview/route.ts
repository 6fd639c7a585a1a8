import type { z } from 'zod';
import { createSessionHandler } from '@/lib/api/create-session-handler';
import { queryBody } from '@/lib/api/query-body';
import { runQuery } from '@/lib/kernel/query';
import { previewTemplate } from '@/lib/messaging/queries/preview-template';

/** Words of a message as they are being written, filled for one member. */
export const POST = createSessionHandler(async ({ request, actor }) => {
  const body = await queryBody<z.input<typeof previewTemplate.input>>(request);
  const letter = await runQuery(previewTemplate, body, actor);
  return Response.json(letter, { headers: { 'cache-control': 'no-store' } });
});
