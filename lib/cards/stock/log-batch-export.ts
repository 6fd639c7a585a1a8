import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { lockBatch, recordBatchEvent } from './lock-batch';

/** Writes down that somebody takes the numbers of a batch away for the printer. Throws `not_found`, `wrong_state`. */
export const logBatchExport = defineCommand({
  id: 'cards.exportBatch',
  permission: 'cards.manage',
  input: z.object({ batchId: idInput }),
  run: async (context) => {
    const { tx, input, now } = context;
    const { batchId } = input;
    const batch = await lockBatch(tx, batchId, ['produced', 'received']);
    await tx.client.query('UPDATE card_batches SET exported_at = $2 WHERE batch_id = $1', [
      batchId,
      now,
    ]);
    await recordBatchEvent(context, { batchId, move: 'export', cards: batch.produced });
    return {
      result: { batchId },
      changes: [
        { subjectKind: 'cardBatch', subjectId: batchId, before: null, after: { exported: true } },
      ],
    };
  },
});
