import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readPool } from '@/db/read';
import { loadPurchases, readFixture } from '@/db/testing/load-purchases';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { countRhythms } from './count-rhythms';
import { fitOutlooks } from './fit-outlooks';
import { scoreOutlooks } from './score-outlooks';

const actor = systemActor('test');
const now = new Date('1997-09-30T12:00:00Z');
const WEEK = 7;
const read = readPool();

/** How many were counted, from the first member to the last. */
async function countAll(at = now): Promise<number> {
  let counted = 0;
  for (let afterId: number | null = 0; afterId !== null; ) {
    const done: { lastId: number | null; counted: number } = await runCommand(
      countRhythms,
      { afterId },
      actor,
      { now: at },
    );
    counted += done.counted;
    afterId = done.lastId;
  }
  return counted;
}

describe('outlooks of CDNOW, by what is in the database on 30 September 1997', () => {
  beforeAll(async () => {
    await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
      await tx.client.query(
        `INSERT INTO programme (name, currency, time_zone) VALUES ('Test', 'USD', 'UTC')`,
      );
      await tx.client.query(`UPDATE analytics_state SET as_of_on = '1997-09-30'`);
      await loadPurchases(
        tx,
        readFixture('cdnow-sample').filter(({ on }) => on <= '1997-09-30'),
      );
      await rebuildDerived(tx);
    });
  });

  it('nothing is fitted before rhythms were counted', async () => {
    expect(await runCommand(fitOutlooks, {}, actor, { now })).toEqual({ modelId: null, scored: 0 });
    expect(await runCommand(scoreOutlooks, {}, actor, { now })).toBe(0);
  });

  it('2,357 rhythms are counted once, and again only where a receipt came', async () => {
    expect(await countAll()).toBe(2357);
    expect(await countAll()).toBe(0);
    await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
      await client.query('UPDATE member_summary SET receipts = receipts + 1 WHERE member_id = 5');
    });
    expect(await countAll()).toBe(1);
    await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
      await client.query('UPDATE member_summary SET receipts = receipts - 1 WHERE member_id = 5');
    });
    expect(await countAll()).toBe(1);
  });

  it('the model is the published one, and everybody is scored by it', async () => {
    const { modelId, scored } = await runCommand(fitOutlooks, {}, actor, { now });
    expect(scored).toBe(2357);
    const [model] = await read<Record<string, number>[]>`
      SELECT r, alpha, a, b, held_members, log_likelihood + ln(7) * (SELECT sum(purchase_days - 1) FROM member_rhythms) AS ll
      FROM outlook_models WHERE outlook_model_id = ${modelId}`;
    expect(Math.abs((model?.r ?? 0) - 0.2425945)).toBeLessThan(0.001);
    expect(Math.abs((model?.alpha ?? 0) / WEEK - 4.4136019)).toBeLessThan(0.001);
    expect(Math.abs((model?.a ?? 0) - 0.7929199)).toBeLessThan(0.001);
    expect(Math.abs((model?.b ?? 0) - 2.4258881)).toBeLessThan(0.001);
    expect(Math.abs((model?.ll ?? 0) - -9582.429)).toBeLessThan(0.05);
  });

  it('a check knows nothing of the days that it is compared with, and its groups are everybody', async () => {
    const [check] = await read<
      { until: string; members: number; grouped: number; actual: number }[]
    >`
      SELECT held_from_on::text AS until, held_members AS members, sum(b.members)::int AS grouped, sum(actual_days)::int AS actual
      FROM outlook_models m JOIN outlook_bins b USING (outlook_model_id) GROUP BY 1, 2`;
    const [bought] = await read<{ days: number }[]>`
      SELECT count(DISTINCT (member_id, business_date))::int AS days FROM purchases
      WHERE business_date > '1997-07-02' AND NOT is_return`;
    expect(check).toEqual({
      until: '1997-07-02',
      members: 2357,
      grouped: 2357,
      actual: bought?.days,
    });
  });

  it('who bought twice in January and once in August is likelier to buy on than who bought twice in January alone', async () => {
    const rows = await read<{ value: string; alive: number; expected: number }[]>`
      SELECT value, p_alive::float8 AS alive, expected_90::float8 AS expected FROM member_outlooks
      JOIN identity_claims USING (member_id) WHERE value IN ('0001', '0002') ORDER BY value`;
    expect(rows[0]?.alive).toBeGreaterThan(rows[1]?.alive ?? 1);
    expect(rows[0]?.expected).toBeGreaterThan(rows[1]?.expected ?? 1);
  });

  it('scoring the same day again changes nothing, the next day lowers every chance that can fall', async () => {
    const sum = async () => {
      const [row] = await read<
        { sum: number }[]
      >`SELECT sum(p_alive)::float8 AS sum FROM member_outlooks`;
      return row?.sum ?? 0;
    };
    const before = await sum();
    expect(await runCommand(scoreOutlooks, {}, actor, { now })).toBe(0);
    const tomorrow = new Date('1997-10-01T12:00:00Z');
    expect(await runCommand(scoreOutlooks, {}, actor, { now: tomorrow })).toBe(2357);
    expect(await sum()).toBeLessThan(before);
  });

  it('while scores are written, whoever reads finds those of before and does not wait', async () => {
    const sum = async () => {
      const [row] = await read<
        { sum: number }[]
      >`SELECT sum(p_alive)::float8 AS sum FROM member_outlooks`;
      return row?.sum;
    };
    const before = await sum();
    const later = new Date('1997-10-01T23:00:00Z');
    await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
      await client.query("UPDATE outlook_state SET scored_on = '1997-09-30'");
    });
    let scoring: Promise<number> | undefined;
    // Scoring ends with the row of the day, which is held here: all its rows are written, and nothing is committed.
    await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
      await client.query('SELECT FROM outlook_state FOR UPDATE');
      scoring = runCommand(scoreOutlooks, {}, actor, { now: later });
      const isHeld = async () =>
        (await client.query('SELECT FROM pg_locks WHERE NOT granted')).rowCount !== 0;
      await vi.waitUntil(isHeld, { timeout: 20_000 });
      const written = await client.query(
        "SELECT FROM pg_locks WHERE relation = 'member_outlooks'::regclass AND mode = 'RowExclusiveLock'",
      );
      expect(written.rowCount).toBe(1);
      expect(await sum()).toBe(before);
    });
    expect(await scoring).toBe(2357);
  });

  it('who bought on 60 days and then for years on none has no chance, not one that the column cannot hold', async () => {
    await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
      await client.query(
        `UPDATE member_rhythms SET purchase_days = 60, first_on = '1990-01-01', last_on = '1991-02-05' WHERE member_id = 7`,
      );
    });
    const later = new Date('1997-10-02T12:00:00Z');
    expect(await runCommand(scoreOutlooks, {}, actor, { now: later })).toBe(2357);
    const [row] = await read<{ alive: number; expected: number }[]>`
      SELECT p_alive::float8 AS alive, expected_90::float8 AS expected FROM member_outlooks WHERE member_id = 7`;
    expect(row).toEqual({ alive: 0, expected: 0 });
  });
});
