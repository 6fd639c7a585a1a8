import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { note, printedNumber } from '../card-input';
import { lockBatch, recordBatchEvent } from './lock-batch';

/**
 * Takes cards that nobody has out of the stock for good, from a number to a number of a batch: void (spoiled) or lost.
 * Cards that were handed out meanwhile stay with their members. Throws `not_found` when there is nothing between.
 */
export const writeOffCards = defineCommand({
  id: 'cards.writeOff',
  permission: 'cards.manage',
  input: z.object({
    batchId: idInput,
    as: z.enum(['void', 'lost']),
    firstNumber: printedNumber,
    lastNumber: printedNumber,
    note,
  }),
  run: async (context) => {
    const { tx, input, now } = context;
    const { batchId, as, firstNumber, lastNumber } = input;
    await lockBatch(tx, batchId, ['produced', 'received']);
    const { rowCount } = await tx.client.query(
      `UPDATE stock_cards SET state = $2, changed_at = $5
       WHERE batch_id = $1 AND state IN ('produced', 'inStock') AND number BETWEEN $3 AND $4`,
      [batchId, as, firstNumber, lastNumber, now],
    );
    const cards = rowCount ?? 0;
    if (cards === 0) throw new AppError('not_found');
    const move = as === 'void' ? 'void' : 'lose';
    const told = { cards, firstNumber, lastNumber, note: input.note };
    await recordBatchEvent(context, { batchId, move, ...told });
    return {
      result: { cards },
      changes: [
        { subjectKind: 'cardBatch', subjectId: batchId, before: null, after: { [as]: cards } },
      ],
    };
  },
});
