import { listDueBatches } from '@/lib/cards/stock/list-due-batches';
import { produceBatch } from '@/lib/cards/stock/produce-batch';
import { runQuery } from '@/lib/kernel/query';
import type { Job } from '../job';

/** Makes the numbers of ordered batches, one batch after the other. One left in the middle is taken up where it stands. */
export const produceBatches: Job = {
  id: 'produce-batches',
  everyMs: 1_000,
  run: async ({ actor, signal }) => {
    for (const batchId of await runQuery(listDueBatches, {}, actor)) {
      await produceBatch(batchId, { actor, signal });
    }
  },
};
