import { foldDeltas as foldDeltasCommand } from '@/lib/analytics/commands/fold-deltas';
import { foldCounts } from '@/lib/cards/commands/fold-counts';
import { runCommand } from '@/lib/kernel/command';
import type { Job } from '../job';

/** Keeps the lists of pending changes to global sums short. */
export const foldDeltas: Job = {
  id: 'fold-deltas',
  everyMs: 20_000,
  run: async ({ actor }) => {
    await runCommand(foldDeltasCommand, {}, actor);
    await runCommand(foldCounts, {}, actor);
  },
};
