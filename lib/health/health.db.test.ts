import { describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { WORKER_FORGOTTEN_MS } from '@/lib/domain/health/limits';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { beat } from './commands/beat';
import { checkReadiness } from './queries/check-readiness';
import { getHealth } from './queries/get-health';

const system = systemActor('test');
const nobody = { kind: 'anonymous', requestId: 'test-request' } as const;
const startedAt = new Date('2026-11-20T00:00:00Z');

describe('health', () => {
  it('keeps one row a worker, moved by each beat, and forgets one silent for a day', async () => {
    const now = new Date('2026-11-21T12:00:00Z');
    const old = new Date(now.getTime() - WORKER_FORGOTTEN_MS - 1);
    await runCommand(beat, { workerId: 'old', startedAt, version: '1' }, system, { now: old });
    await runCommand(beat, { workerId: 'new', startedAt, version: '2' }, system, { now: old });
    await runCommand(beat, { workerId: 'new', startedAt, version: '2' }, system, { now });
    const rows = await readPool()`SELECT worker_id, beat_at FROM worker_heartbeats`;
    expect(rows).toEqual([{ worker_id: 'new', beat_at: now }]);
    const health = await runQuery(getHealth, {}, system);
    expect(health.worker).toEqual({ startedAt, beatAt: now, version: '2' });
    expect(health.pendingDeltas).toBe(0);
    expect(health.database.version).toMatch(/^1[5-9]|^[2-9]\d/);
  });

  it('is ready with the schema of this code, and not with another', async () => {
    expect(await runQuery(checkReadiness, {}, nobody)).toMatchObject({ isCurrent: true });
    await withTx({ label: 'system:test', requestId: 'test' }, ({ client }) =>
      client.query(`DELETE FROM drizzle.__drizzle_migrations
        WHERE created_at = (SELECT max(created_at) FROM drizzle.__drizzle_migrations)`),
    );
    expect(await runQuery(checkReadiness, {}, nobody)).toMatchObject({ isCurrent: false });
  });
});
