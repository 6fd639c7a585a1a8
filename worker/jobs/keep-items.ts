import { countItems } from '@/lib/analytics/commands/count-items';
import { runCommand } from '@/lib/kernel/command';
import type { Job } from '../job';

/** Months in one run: more than ten years. */
const MOST_MONTHS = 150;

/** Counts the items of receipts, month after month, where receipts came. */
export const keepItems: Job = {
  id: 'keep-items',
  everyMs: 60_000,
  run: async ({ actor, signal }) => {
    for (let round = 0; round < MOST_MONTHS && !signal.aborted; round += 1) {
      if ((await runCommand(countItems, {}, actor)).month === null) return;
    }
  },
};
