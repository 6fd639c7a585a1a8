import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/query';

/** Batches of which one round of the worker takes care. */
const DUE_LIMIT = 20;

/** Batches that are not made yet, the oldest first. */
export const listDueBatches = defineQuery({
  id: 'cards.listDueBatches',
  permission: 'system.run',
  input: z.object({}),
  run: async ({ read }): Promise<readonly number[]> => {
    const rows = await read<{ batchId: number }[]>`
      SELECT batch_id AS "batchId" FROM card_batches WHERE state IN ('queued', 'producing')
      ORDER BY batch_id LIMIT ${DUE_LIMIT}`;
    return rows.map(({ batchId }) => batchId);
  },
});
