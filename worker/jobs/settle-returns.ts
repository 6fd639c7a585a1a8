import { runCommand } from '@/lib/kernel/command';
import { settleReturns as settle } from '@/lib/purchases/commands/settle-returns';
import type { Job } from '../job';

const EVERY_MS = 60_000;
/** The rest waits for the next turn. */
const MOST_ROUNDS = 500;

/** Points of returns that imports brought, where the import itself was cut or an account took no movement that day. */
export const settleReturns: Job = {
  id: 'settle-returns',
  everyMs: EVERY_MS,
  run: async ({ actor, signal }) => {
    for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
      if (!(await runCommand(settle, {}, actor)).isMore) return;
    }
  },
};
