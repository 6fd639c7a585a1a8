import { describe, expect, it } from 'vitest';
import { withTx } from './write';

const person = { label: 'user:1', requestId: 'test' };

describe('a transaction of somebody who waits', () => {
  it('is broken off when it has taken as long as anybody waits, and leaves nothing', async () => {
    const startedMs = performance.now();
    const slow = withTx(
      person,
      async ({ client }) => {
        await client.query(`INSERT INTO tiers VALUES (77, 'slow', 77, 'Slow', 'Медленный')`);
        await client.query('SELECT pg_sleep(20)');
      },
      { deadlineMs: 400 },
    );
    await expect(slow).rejects.toMatchObject({ code: 'connection_lost' });
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    const left = await withTx(
      person,
      async ({ client }) => (await client.query('SELECT FROM tiers WHERE tier_id = 77')).rowCount,
    );
    expect(left).toBe(0);
  });

  it('that finds no connection free in its time is told so, and the connection is not lost to others', async () => {
    const wait = () =>
      withTx({ label: 'system:test', requestId: 'test' }, ({ client }) =>
        client.query('SELECT pg_sleep(1)'),
      );
    const all = Array.from({ length: 10 }, wait);
    const late = withTx(person, async () => 'done', { deadlineMs: 100 });
    await expect(late).rejects.toMatchObject({ code: 'connection_lost' });
    await Promise.all(all);
    const after = Array.from({ length: 10 }, () => withTx(person, async () => 'done'));
    expect(await Promise.all(after)).toEqual(Array.from({ length: 10 }, () => 'done'));
  });
});
