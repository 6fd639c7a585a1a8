import { runCommand } from '@/lib/kernel/command';
import {
  FINISH_AT_ONCE,
  finishClosing as finishClosingCommand,
} from '@/lib/members/commands/finish-closing';
import type { Job } from '../job';

const EVERY_MS = 600_000;
/** The rest waits for the next turn. */
const MOST_ROUNDS = 200;

/** Ends the memberships whose days of grace are over: soon after midnight in the programme's zone. */
export const finishClosing: Job = {
  id: 'finish-closing',
  everyMs: EVERY_MS,
  run: async ({ actor, signal }) => {
    for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
      const ended = await runCommand(finishClosingCommand, {}, actor);
      if (ended < FINISH_AT_ONCE) return;
    }
  },
};
