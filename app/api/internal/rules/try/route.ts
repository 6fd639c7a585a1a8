import type { z } from 'zod';
import { createSessionHandler } from '@/lib/api/create-session-handler';
import { queryBody } from '@/lib/api/query-body';
import { runQuery } from '@/lib/kernel/query';
import { tryReceipt } from '@/lib/rules/queries/try-receipt';

/** A rule tried on a receipt, as the editor asks for it. */
export const POST = createSessionHandler(async ({ request, actor }) => {
  const body = await queryBody<z.input<typeof tryReceipt.input>>(request);
  const trial = await runQuery(tryReceipt, body, actor);
  return Response.json(trial, { headers: { 'cache-control': 'no-store' } });
});
