import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { BATCH_MAX } from '@/lib/domain/cards/stock';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';

/** Warns when a store has fewer cards of a type than this; null: never. */
export const setStockAlert = defineCommand({
  id: 'cards.setStockAlert',
  permission: 'cards.manage',
  input: z.object({
    storeId: idInput,
    cardTypeId: idInput,
    threshold: z.number().int().min(1).max(BATCH_MAX).nullable(),
  }),
  run: async ({ tx, input }) => {
    const { storeId, cardTypeId, threshold } = input;
    const known = await tx.client.query(
      'SELECT FROM stores, card_types WHERE store_id = $1 AND card_type_id = $2',
      [storeId, cardTypeId],
    );
    if (known.rowCount === 0) throw new AppError('not_found');
    const { rows } = await tx.client.query<{ threshold: number }>(
      'DELETE FROM stock_alerts WHERE store_id = $1 AND card_type_id = $2 RETURNING threshold',
      [storeId, cardTypeId],
    );
    if (threshold !== null) {
      await tx.client.query('INSERT INTO stock_alerts VALUES ($1, $2, $3)', [
        storeId,
        cardTypeId,
        threshold,
      ]);
    }
    const before = rows[0] ?? null;
    return {
      result: { threshold },
      changes: [
        {
          subjectKind: 'stockAlert',
          subjectId: `${storeId}/${cardTypeId}`,
          before,
          after: threshold === null ? null : { threshold },
        },
      ],
    };
  },
});
