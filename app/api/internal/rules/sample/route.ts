import type { z } from 'zod';
import { createSessionHandler } from '@/lib/api/create-session-handler';
import { queryBody } from '@/lib/api/query-body';
import { runQuery } from '@/lib/kernel/query';
import { sampleMonth } from '@/lib/rules/queries/sample-month';

/** A rule tried on a month of receipts. */
export const POST = createSessionHandler(async ({ request, actor }) => {
  const body = await queryBody<z.input<typeof sampleMonth.input>>(request);
  const sample = await runQuery(sampleMonth, body, actor);
  return Response.json(sample, { headers: { 'cache-control': 'no-store' } });
});
