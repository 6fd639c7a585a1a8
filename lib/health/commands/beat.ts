import 'server-only';
import { z } from 'zod';
import { WORKER_FORGOTTEN_MS } from '@/lib/domain/health/limits';
import { defineCommand } from '@/lib/kernel/command';

/** Writes down that a worker runs; forgets those that have been silent for a day. */
export const beat = defineCommand({
  id: 'health.beat',
  permission: 'system.run',
  input: z.object({ workerId: z.string(), startedAt: z.date(), version: z.string() }),
  isRepeatable: true,
  run: async ({ tx, input, now }) => {
    await tx.client.query(
      `INSERT INTO worker_heartbeats (worker_id, started_at, beat_at, version)
       VALUES ($1, $2, $3, $4) ON CONFLICT (worker_id) DO UPDATE SET beat_at = $3`,
      [input.workerId, input.startedAt, now, input.version],
    );
    await tx.client.query('DELETE FROM worker_heartbeats WHERE beat_at < $1', [
      new Date(now.getTime() - WORKER_FORGOTTEN_MS),
    ]);
    return { result: undefined, changes: [] };
  },
});
