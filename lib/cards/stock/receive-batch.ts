import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { BATCH_MAX } from '@/lib/domain/cards/stock';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockBatch, recordBatchEvent } from './lock-batch';

/**
 * Takes a batch from the printer into the central stock: its cards can be handed out from now on. The counted cards
 * must be those that are expected; missing ones are marked as lost first (`count_differs`). Throws `wrong_state`.
 */
export const receiveBatch = defineCommand({
  id: 'cards.receiveBatch',
  permission: 'cards.manage',
  input: z.object({ batchId: idInput, counted: z.number().int().min(0).max(BATCH_MAX) }),
  run: async (context) => {
    const { tx, input, now } = context;
    const { batchId, counted } = input;
    await lockBatch(tx, batchId, ['produced']);
    const { rowCount } = await tx.client.query(
      `UPDATE stock_cards SET state = 'inStock', changed_at = $2 WHERE batch_id = $1 AND state = 'produced'`,
      [batchId, now],
    );
    const expected = rowCount ?? 0;
    if (counted !== expected) throw new AppError('count_differs', { expected });
    await tx.client.query(
      `UPDATE card_batches SET state = 'received', received_at = $2, version = version + 1 WHERE batch_id = $1`,
      [batchId, now],
    );
    await recordBatchEvent(context, { batchId, move: 'receive', cards: counted });
    const change = { subjectKind: 'cardBatch', subjectId: batchId };
    return {
      result: { batchId, received: counted },
      changes: [
        { ...change, before: { state: 'produced' }, after: { state: 'received', counted } },
      ],
    };
  },
});
