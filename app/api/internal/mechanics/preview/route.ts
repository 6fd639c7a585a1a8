import type { z } from 'zod';
import { createSessionHandler } from '@/lib/api/create-session-handler';
import { queryBody } from '@/lib/api/query-body';
import { runQuery } from '@/lib/kernel/query';
import { previewMechanic } from '@/lib/mechanics/simulation/queries/preview-mechanic';

/** Who gets what when in the next 400 days, by a draft that is edited. */
export const POST = createSessionHandler(async ({ request, actor }) => {
  const body = await queryBody<z.input<typeof previewMechanic.input>>(request);
  const preview = await runQuery(previewMechanic, body, actor);
  return Response.json(preview, { headers: { 'cache-control': 'no-store' } });
});
