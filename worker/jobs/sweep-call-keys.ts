import { sweepCallKeys as sweepCallKeysCommand } from '@/lib/access/commands/sweep-call-keys';
import { runCommand } from '@/lib/kernel/command';
import type { Job } from '../job';

const EVERY_MS = 3_600_000;
const MOST_ROUNDS = 1_000;

/** Removes keys of calls of the API whose days are over. */
export const sweepCallKeys: Job = {
  id: 'sweep-call-keys',
  everyMs: EVERY_MS,
  run: async ({ actor, signal }) => {
    for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
      const { hasMore } = await runCommand(sweepCallKeysCommand, {}, actor);
      if (!hasMore) return;
    }
  },
};
