import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { BATCHES_PAGE_SIZE, type BatchesPage } from '@/lib/domain/cards/batch-page';
import { defineQuery } from '@/lib/kernel/query';
import { type BatchRow, batchColumns, listedBatch } from './batch-columns';

/** Batches of cards, the latest first, fifty a page. */
export const listBatches = defineQuery({
  id: 'cards.listBatches',
  permission: 'cards.read',
  input: z.object({ before: idInput.optional() }),
  run: async ({ read, input: { before } }): Promise<BatchesPage> => {
    const rows = await read<(BatchRow & { batchCode: string })[]>`
      SELECT ${batchColumns(read)} FROM card_batches b JOIN card_types t USING (card_type_id)
      WHERE ${before === undefined ? read`true` : read`b.batch_id < ${before}`}
      ORDER BY b.batch_id DESC LIMIT ${BATCHES_PAGE_SIZE + 1}`;
    const batches = rows.slice(0, BATCHES_PAGE_SIZE).map(listedBatch);
    const isMore = rows.length > BATCHES_PAGE_SIZE;
    return { batches, next: isMore ? (batches.at(-1)?.batchId ?? null) : null };
  },
});
