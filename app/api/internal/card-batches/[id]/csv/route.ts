import { createSessionHandler } from '@/lib/api/create-session-handler';
import { streamedText } from '@/lib/api/streamed-text';
import { batchCsv } from '@/lib/cards/stock/batch-csv';

/** The numbers of a batch for the printer, streamed as CSV; that they were taken is logged. */
export const GET = createSessionHandler<{ id: string }>(async ({ params, actor }) => {
  const batchId = Number(params.id);
  const lines = await batchCsv(batchId, actor);
  return new Response(streamedText(lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="batch-${batchId}.csv"`,
      'cache-control': 'no-store',
    },
  });
});
