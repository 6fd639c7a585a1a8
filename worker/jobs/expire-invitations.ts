import {
  EXPIRE_AT_ONCE,
  expireInvitations as expireInvitationsCommand,
} from '@/lib/households/commands/expire-invitations';
import { runCommand } from '@/lib/kernel/command';
import type { Job } from '../job';

const EVERY_MS = 600_000;
/** The rest waits for the next turn. */
const MOST_ROUNDS = 200;

/** Ends invitations to households that nobody answered for a week. */
export const expireInvitations: Job = {
  id: 'expire-invitations',
  everyMs: EVERY_MS,
  run: async ({ actor, signal }) => {
    for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
      const ended = await runCommand(expireInvitationsCommand, {}, actor);
      if (ended < EXPIRE_AT_ONCE) return;
    }
  },
};
