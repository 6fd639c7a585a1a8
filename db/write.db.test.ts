import { describe, expect, it, vi } from 'vitest';
import { together } from './together';
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

const tier = (id: number) =>
  `INSERT INTO tiers VALUES (${id}, 'tier ${id}', ${id}, 'Tier ${id}', 'Уровень ${id}')`;

const tiersOf = (ids: readonly number[]) =>
  withTx(person, async ({ client }) => {
    const { rows } = await client.query<{ id: number }>(
      'SELECT tier_id AS id FROM tiers WHERE tier_id = ANY ($1) ORDER BY 1',
      [ids],
    );
    return rows.map(({ id }) => id);
  });

describe('work that starts at once', () => {
  it('writes in the name of its actor, one statement behind another, and leaves the connection as it was', async () => {
    const noted = await withTx(
      person,
      async ({ client }) => {
        const written = client.query(tier(194));
        const { rows } = await client.query<{ actor: string }>(
          `SELECT current_setting('vernost.actor') AS actor`,
        );
        await written;
        return { rows, client };
      },
      { startsAtOnce: true },
    );
    expect(noted.rows).toEqual([{ actor: 'user:1' }]);
    expect(noted.client).toMatchObject({ pipeline: false });
    expect(await tiersOf([194])).toEqual([194]);
  });

  it('leaves nothing when it fails, nor when its transaction does', async () => {
    const failing = withTx(
      person,
      async ({ client }) => {
        await client.query(tier(195));
        throw new Error('changed its mind');
      },
      { startsAtOnce: true },
    );
    await expect(failing).rejects.toThrow('changed its mind');
    const broken = withTx(
      person,
      ({ client }) => Promise.allSettled([client.query(tier(196)), client.query('SELECT 1 / 0')]),
      { startsAtOnce: true },
    );
    await expect(broken).rejects.toThrow('a broken transaction was undone');
    expect(await tiersOf([195, 196])).toEqual([]);
  });
});

describe('statements that go with COMMIT', () => {
  it('that may stand in one statement do: two calls and two writes are sent as two, in their order', async () => {
    const add = (id: number) => ({
      name: 'add_tier',
      text: 'INSERT INTO tiers VALUES ($1, $2, $1, $2, $2)',
      values: [id, `tier ${id}`],
      part: 'write' as const,
    });
    const call = (id: number) => ({
      name: 'note',
      text: `set_config('test.noted', coalesce(current_setting('test.noted', true), '') || $1, true)`,
      values: [String(id)],
      part: 'call' as const,
    });
    const sent = await withTx(person, async ({ client, atEnd }) => {
      const asked = vi.spyOn(client, 'query');
      for (const part of [call(1), call(2), add(191), add(192)]) atEnd(part);
      return asked;
    });
    const texts = sent.mock.calls.map(([asked]) => (asked as unknown as { text: string }).text);
    sent.mockRestore();
    expect(texts.map((text) => text.slice(0, 17))).toEqual([
      'SELECT set_config',
      'WITH part_0 AS (I',
      'COMMIT',
    ]);
    expect(await tiersOf([191, 192])).toEqual([191, 192]);
  });

  it('and are broken off with all others when one of them fails', async () => {
    const twice = withTx(person, async ({ atEnd }) => {
      for (const id of [193, 193]) {
        const text = 'INSERT INTO tiers VALUES ($1, $2, $1, $2, $2)';
        atEnd({ name: 'add_tier', text, values: [id, 'twice'], part: 'write' });
      }
    });
    await expect(twice).rejects.toMatchObject({ code: '23505' });
    expect(await tiersOf([193])).toEqual([]);
  });

  it('are written in their order, behind everything else', async () => {
    await withTx(person, async ({ client, atEnd }) => {
      atEnd({ text: `UPDATE tiers SET name_en = name_en || ' b' WHERE tier_id = 81` });
      atEnd({ text: `UPDATE tiers SET name_en = name_en || ' c' WHERE tier_id = 81` });
      await client.query(tier(81));
    });
    const name = await withTx(person, async ({ client }) =>
      client.query<{ name: string }>('SELECT name_en AS name FROM tiers WHERE tier_id = 81'),
    );
    expect(name.rows).toEqual([{ name: 'Tier 81 b c' }]);
  });

  it('undo the whole transaction when one of them is refused, and the connection goes on', async () => {
    const broken = withTx(person, async ({ client, atEnd }) => {
      await client.query(tier(82));
      atEnd({ text: tier(82) });
      atEnd({ text: tier(83) });
    });
    await expect(broken).rejects.toMatchObject({ code: '23505' });
    expect(await tiersOf([82, 83])).toEqual([]);
  });
});

describe('a transaction', () => {
  it('that one of its statements broke is not taken for done, though its work goes on', async () => {
    const broken = withTx(person, async ({ client }) => {
      await client.query(tier(84));
      await client.query(tier(84)).catch(() => undefined);
    });
    await expect(broken).rejects.toThrow();
    expect(await tiersOf([84])).toEqual([]);
  });
});

describe('statements that go together', () => {
  it('run in their order: each sees what those before it wrote, 40 of them', async () => {
    const ids = Array.from({ length: 20 }, (_, at) => 90 + at);
    const seen = await withTx(person, async ({ client }) => {
      const answers = await together(client, () =>
        ids.flatMap((id) => [
          client.query<{ count: number }>(tier(id)),
          client.query<{ count: number }>(
            'SELECT count(*)::int FROM tiers WHERE tier_id BETWEEN 90 AND 109',
          ),
        ]),
      );
      await client.query('DELETE FROM tiers WHERE tier_id BETWEEN 90 AND 109');
      return answers.flatMap(({ rows }) => rows.map(({ count }) => count));
    });
    expect(seen).toEqual(ids.map((_, at) => at + 1));
  });

  it('throw the first that failed, not one that the server refused for it', async () => {
    const broken = withTx(person, ({ client }) =>
      together(client, () => [
        client.query(tier(85)),
        client.query('SELECT 1 / 0'),
        client.query(tier(86)),
      ]),
    );
    await expect(broken).rejects.toMatchObject({ code: '22012' });
    expect(await tiersOf([85, 86])).toEqual([]);
  });
});
