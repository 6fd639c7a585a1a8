import { foldDeltas as foldDeltasCommand } from '@/lib/analytics/commands/fold-deltas';
import { foldCounts } from '@/lib/cards/commands/fold-counts';
import { runCommand } from '@/lib/kernel/command';
import { foldPointSums } from '@/lib/points/commands/fold-sums';
import type { Job } from '../job';

/** Steps of points in one run: more than a night of a million members leaves. */
const MAX_STEPS = 100;

/** Keeps the lists of pending changes to global sums short. */
export const foldDeltas: Job = {
  id: 'fold-deltas',
  everyMs: 20_000,
  run: async ({ actor }) => {
    await runCommand(foldDeltasCommand, {}, actor);
    await runCommand(foldCounts, {}, actor);
    for (let step = 0; step < MAX_STEPS; step += 1) {
      if (!(await runCommand(foldPointSums, {}, actor)).isMore) return;
    }
  },
};
