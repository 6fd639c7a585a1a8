import { foldDeltas as foldDeltasCommand } from '@/lib/analytics/commands/fold-deltas';
import { runCommand } from '@/lib/kernel/command';
import type { Job } from '../job';

/** Keeps the list of pending changes to global sums short. */
export const foldDeltas: Job = {
  id: 'fold-deltas',
  everyMs: 20_000,
  run: async ({ actor }) => {
    await runCommand(foldDeltasCommand, {}, actor);
  },
};
