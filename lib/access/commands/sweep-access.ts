import 'server-only';
import { z } from 'zod';
import { ENDED_SESSION_KEPT_MS, FAILURE_WINDOW_MS } from '@/lib/domain/access/limits';
import { defineCommand } from '@/lib/kernel/command';

/** Removes sign-in failures that no longer count and sessions that ended long ago. */
export const sweepAccess = defineCommand({
  id: 'access.sweep',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx, now }) => {
    await tx.client.query('DELETE FROM sign_in_failures WHERE failed_at < $1', [
      new Date(now.getTime() - FAILURE_WINDOW_MS),
    ]);
    await tx.client.query('DELETE FROM sessions WHERE least(ends_at, idle_ends_at) < $1', [
      new Date(now.getTime() - ENDED_SESSION_KEPT_MS),
    ]);
    return { result: undefined, changes: [] };
  },
});
