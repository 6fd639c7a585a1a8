import { sweepAccess as sweepAccessCommand } from '@/lib/access/commands/sweep-access';
import { runCommand } from '@/lib/kernel/command';
import type { Job } from '../job';

const EVERY_MS = 3_600_000;

/** Removes old sign-in failures and sessions. */
export const sweepAccess: Job = {
  id: 'sweep-access',
  everyMs: EVERY_MS,
  run: async ({ actor }) => {
    await runCommand(sweepAccessCommand, {}, actor);
  },
};
