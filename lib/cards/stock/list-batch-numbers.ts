import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { defineQuery } from '@/lib/kernel/query';

/** Numbers of one piece of the printer's file. */
export const NUMBERS_AT_ONCE = 10_000;

/** The next numbers of a batch behind a number; void and lost ones stay out. */
export const listBatchNumbers = defineQuery({
  id: 'cards.listBatchNumbers',
  permission: 'cards.manage',
  input: z.object({ batchId: idInput, after: z.string().regex(/^\d{0,19}$/) }),
  run: async ({ read, input: { batchId, after } }): Promise<readonly string[]> => {
    const rows = await read<{ number: string }[]>`
      SELECT number FROM stock_cards
      WHERE batch_id = ${batchId} AND state IN ('produced', 'inStock', 'issued') AND number > ${after}
      ORDER BY number LIMIT ${NUMBERS_AT_ONCE}`;
    return rows.map(({ number }) => number);
  },
});
