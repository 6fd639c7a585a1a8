import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { defineCommand } from '@/lib/kernel/command';
import { sessionChange } from '../session-change';

/** Ends one session of the person who asks: this one, or another of their own. Ending an ended one changes nothing. */
export const signOut = defineCommand({
  id: 'access.signOut',
  permission: 'profile.own',
  input: z.object({ sessionHash: z.string() }),
  isRepeatable: true,
  run: async ({ tx, input, actor, now }) => {
    const { rowCount } = await tx.client.query(
      `UPDATE sessions SET revoked_at = $3
       WHERE token_hash = $1 AND user_id = $2 AND revoked_at IS NULL`,
      [input.sessionHash, requireUserId(actor), now],
    );
    return { result: undefined, changes: rowCount === 1 ? [sessionChange(input.sessionHash)] : [] };
  },
});
