import { runCommand } from '@/lib/kernel/command';
import { ACCOUNTS_AT_ONCE, activateLots } from '@/lib/points/commands/activate-lots';
import { expireLots } from '@/lib/points/commands/expire-lots';
import { lapseHolds } from '@/lib/points/commands/lapse-holds';
import type { Job } from '../job';

const EVERY_MS = 60_000;
/** The rest waits for the next turn. */
const MOST_ROUNDS = 500;

/** Lets waiting points be spent, ends holds whose time is over and points whose day is over, soon after midnight in the programme's zone. */
export const keepPoints: Job = {
  id: 'keep-points',
  everyMs: EVERY_MS,
  run: async ({ actor, signal }) => {
    for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
      if ((await runCommand(activateLots, {}, actor)) < ACCOUNTS_AT_ONCE) break;
    }
    for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
      if ((await runCommand(lapseHolds, {}, actor)) === 0) break;
    }
    for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
      if ((await runCommand(expireLots, {}, actor)) === 0) return;
    }
  },
};
