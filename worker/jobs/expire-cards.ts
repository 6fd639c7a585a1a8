import {
  EXPIRE_AT_ONCE,
  expireCards as expireCardsCommand,
} from '@/lib/cards/commands/expire-cards';
import { runCommand } from '@/lib/kernel/command';
import type { Job } from '../job';

const EVERY_MS = 600_000;
/** The rest waits for the next turn. */
const MOST_ROUNDS = 200;

/** Ends the cards whose last day is over: soon after midnight in the programme's zone. */
export const expireCards: Job = {
  id: 'expire-cards',
  everyMs: EVERY_MS,
  run: async ({ actor, signal }) => {
    for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
      const ended = await runCommand(expireCardsCommand, {}, actor);
      if (ended < EXPIRE_AT_ONCE) return;
    }
  },
};
