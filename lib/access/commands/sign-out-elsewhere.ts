import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { defineCommand } from '@/lib/kernel/command';
import { revokeSessions } from '../revoke-sessions';

/** Ends every session of the person who asks but the present one. The result says how many. */
export const signOutElsewhere = defineCommand({
  id: 'access.signOutElsewhere',
  permission: 'profile.own',
  input: z.object({ exceptHash: z.string() }),
  isRepeatable: true,
  run: async ({ tx, input, actor, now }) => {
    const userId = requireUserId(actor);
    const changes = await revokeSessions(tx, { userId, exceptHash: input.exceptHash, now });
    return { result: changes.length, changes };
  },
});
