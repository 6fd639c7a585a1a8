import { sweepCodes as sweepCodesCommand } from '@/lib/contacts/commands/sweep-codes';
import { runCommand } from '@/lib/kernel/command';
import type { Job } from '../job';

const EVERY_MS = 3_600_000;

/** Removes codes that no limit counts any more. */
export const sweepCodes: Job = {
  id: 'sweep-codes',
  everyMs: EVERY_MS,
  run: async ({ actor }) => {
    await runCommand(sweepCodesCommand, {}, actor);
  },
};
