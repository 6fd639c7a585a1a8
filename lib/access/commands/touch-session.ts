import 'server-only';
import { z } from 'zod';
import { SESSION_IDLE_MS } from '@/lib/domain/access/limits';
import { defineCommand } from '@/lib/kernel/command';

/** Writes down that a session is in use, which moves its idle end. A revoked one stays ended. */
export const touchSession = defineCommand({
  id: 'access.touchSession',
  permission: 'public',
  input: z.object({ tokenHash: z.string() }),
  isRepeatable: true,
  run: async ({ tx, input, now }) => {
    await tx.client.query(
      `UPDATE sessions SET last_seen_at = $2, idle_ends_at = $3
       WHERE token_hash = $1 AND revoked_at IS NULL AND idle_ends_at > $2`,
      [input.tokenHash, now, new Date(now.getTime() + SESSION_IDLE_MS)],
    );
    return { result: undefined, changes: [] };
  },
});
