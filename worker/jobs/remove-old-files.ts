import {
  REMOVE_AT_ONCE,
  removeOldFiles as removeOldFilesCommand,
} from '@/lib/imports/commands/remove-old-files';
import { runCommand } from '@/lib/kernel/command';
import type { Job } from '../job';

const EVERY_MS = 3_600_000;
/** The rest waits for the next turn. */
const MOST_ROUNDS = 200;

/** Removes uploaded files whose term is over. */
export const removeOldFiles: Job = {
  id: 'remove-old-files',
  everyMs: EVERY_MS,
  run: async ({ actor, signal }) => {
    for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
      const removed = await runCommand(removeOldFilesCommand, {}, actor);
      if (removed < REMOVE_AT_ONCE) return;
    }
  },
};
