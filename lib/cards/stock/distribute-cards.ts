import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { idInput } from '@/lib/domain/access/inputs';
import { BATCH_MAX } from '@/lib/domain/cards/stock';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { printedNumber } from '../card-input';
import { readType, storeFit } from '../read-type';
import { refuse } from '../refuse';
import { lockBatch, recordBatchEvent } from './lock-batch';

type Moved = {
  readonly cards: number;
  readonly first: string | null;
  readonly last: string | null;
};

type Sending = {
  readonly cardTypeId: number;
  readonly rangeId: number;
  readonly storeId: number;
};

/** Cards go where they may be given: not those of an archived type, nor to a store that the type or the range is not for. */
async function requireGoodThere(tx: Tx, { cardTypeId, rangeId, storeId }: Sending): Promise<void> {
  const type = await readType(tx, cardTypeId);
  if (type.isArchived) throw refuse('type_archived');
  if ((await storeFit(tx, type, storeId)) !== 'fits') throw refuse('store_not_allowed');
  const { rowCount } = await tx.client.query(
    'SELECT FROM card_number_ranges WHERE range_id = $1 AND store_id <> $2',
    [rangeId, storeId],
  );
  if (rowCount !== 0) throw refuse('range_of_other_store');
}

/**
 * Sends so many cards of the central stock to a store, in the order of their numbers, from a number on when told.
 * Refuses more than there are (`not_enough_cards`), and a store where the type or the range is not good (`card_refused`). Throws `wrong_state` before the batch is received.
 */
export const distributeCards = defineCommand({
  id: 'cards.distribute',
  permission: 'cards.manage',
  input: z.object({
    batchId: idInput,
    storeId: idInput,
    count: z.number().int().min(1).max(BATCH_MAX),
    fromNumber: printedNumber.nullable().default(null),
  }),
  run: async (context) => {
    const { tx, input, now } = context;
    const { batchId, storeId, count, fromNumber } = input;
    const { cardTypeId, rangeId } = await lockBatch(tx, batchId, ['received']);
    const store = await tx.client.query('SELECT FROM stores WHERE store_id = $1', [storeId]);
    if (store.rowCount === 0) throw new AppError('invalid_input', { fields: ['storeId'] });
    await requireGoodThere(tx, { cardTypeId, rangeId, storeId });
    const { rows } = await tx.client.query<Moved>(
      `WITH next AS (
         SELECT number FROM stock_cards
         WHERE batch_id = $1 AND state = 'inStock' AND store_id IS NULL AND number >= coalesce($4, '')
         ORDER BY number LIMIT $3 FOR UPDATE
       ), moved AS (
         UPDATE stock_cards s SET store_id = $2, changed_at = $5 FROM next WHERE s.number = next.number
         RETURNING s.number
       )
       SELECT count(*)::int AS cards, min(number) AS first, max(number) AS last FROM moved`,
      [batchId, storeId, count, fromNumber, now],
    );
    const moved = rows[0];
    if (moved?.cards !== count) throw new AppError('not_enough_cards', { left: moved?.cards ?? 0 });
    const { first: firstNumber, last: lastNumber } = moved;
    const told = { cards: count, storeId, firstNumber, lastNumber };
    await recordBatchEvent(context, { batchId, move: 'distribute', ...told });
    return {
      result: { firstNumber, lastNumber },
      changes: [
        {
          subjectKind: 'cardBatch',
          subjectId: batchId,
          before: null,
          after: { distributed: count, storeId },
        },
      ],
    };
  },
});
