import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { lockBatch, recordBatchEvent } from './lock-batch';

/** Gives up a batch before the printer has it; the numbers that were made are void and are not made again. */
export const cancelBatch = defineCommand({
  id: 'cards.cancelBatch',
  permission: 'cards.manage',
  input: z.object({ batchId: idInput }),
  run: async (context) => {
    const { tx, input, now } = context;
    const { batchId } = input;
    const batch = await lockBatch(tx, batchId, ['queued', 'producing']);
    await tx.client.query(
      `UPDATE stock_cards SET state = 'void', changed_at = $2 WHERE batch_id = $1 AND state = 'produced'`,
      [batchId, now],
    );
    await tx.client.query(
      `UPDATE card_batches SET state = 'cancelled', version = version + 1 WHERE batch_id = $1`,
      [batchId],
    );
    await recordBatchEvent(context, { batchId, move: 'cancel', cards: batch.produced });
    const change = { subjectKind: 'cardBatch', subjectId: batchId };
    return {
      result: { batchId },
      changes: [{ ...change, before: { state: batch.state }, after: { state: 'cancelled' } }],
    };
  },
});
