import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { type Tx, withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { rfmCellSums } from '@/lib/purchases/posting/rfm-cells';
import { WINDOW_COLUMNS } from '@/lib/purchases/posting/window-sql';
import { foldDeltas } from './fold-deltas';
import { rescoreRfm } from './rescore-rfm';
import { slideWindows } from './slide-windows';

const ACTOR = systemActor('test');
const AS_OF = '2026-11-20';
const inTx = <T>(work: (tx: Tx) => Promise<T>) =>
  withTx({ label: 'system:test', requestId: 'test' }, work);

async function rows(tx: Tx, sql: string): Promise<unknown[]> {
  return (await tx.client.query(sql)).rows;
}

beforeAll(async () => {
  await inTx(async (tx) => {
    const purchases = samplePurchases({ seed: 3, members: 300, purchases: 3_000, untilOn: AS_OF });
    await loadSampleProgramme(tx, purchases, AS_OF);
  });
});

beforeEach(async () => {
  await inTx(async (tx) => {
    await tx.client.query('UPDATE analytics_state SET as_of_on = $1, rfm_model_id = NULL', [AS_OF]);
    await rebuildDerived(tx);
  });
});

const SORT_KEYS = 'SELECT * FROM member_sort_keys ORDER BY member_id';
const WINDOWS = `SELECT member_id, ${WINDOW_COLUMNS} FROM member_summary ORDER BY member_id`;
const SCORE_CELLS = `SELECT code::int, tier_id, home_store_id, customers::bigint, receipts::bigint,
  revenue_minor::numeric FROM rfm_cells`;
const CELL_ORDER = 'ORDER BY code, tier_id, home_store_id';

describe('sliding the windows', () => {
  it.each([
    ['a day ahead', '2026-11-21T09:00:00Z'],
    ['a hundred days ahead', '2027-02-28T09:00:00Z'],
    ['a day back', '2026-11-19T09:00:00Z'],
    ['two months back', '2026-09-20T09:00:00Z'],
  ])('%s they equal windows made anew', async (_, now) => {
    await runCommand(rescoreRfm, {}, ACTOR);
    const slid = await runCommand(slideWindows, {}, ACTOR, { now: new Date(now) });
    expect(slid.members).toBeGreaterThan(0);
    await inTx(async (tx) => {
      const kept = await rows(tx, WINDOWS);
      const keptKeys = await rows(tx, SORT_KEYS);
      const cells = await rows(tx, `${SCORE_CELLS} ${CELL_ORDER}`);
      expect(cells).toEqual(await rows(tx, `${rfmCellSums('member_summary s')} ${CELL_ORDER}`));
      await rebuildDerived(tx);
      expect(kept).toEqual(await rows(tx, WINDOWS));
      expect(keptKeys).toEqual(await rows(tx, SORT_KEYS));
    });
  });

  it('the day begins at midnight in Moscow, and a second run changes nothing', async () => {
    const now = new Date('2026-11-20T21:00:00Z');
    expect(await runCommand(slideWindows, {}, ACTOR, { now })).toMatchObject({
      asOfOn: '2026-11-21',
    });
    expect(await runCommand(slideWindows, {}, ACTOR, { now })).toEqual({
      asOfOn: '2026-11-21',
      members: 0,
    });
  });
});

describe('scoring anew', () => {
  it('is written down as a model and changes nobody the second time', async () => {
    const first = await runCommand(rescoreRfm, {}, ACTOR);
    expect(first.buyers).toBeGreaterThan(100);
    expect(first.rescored).toBe(first.buyers);
    const second = await runCommand(rescoreRfm, {}, ACTOR);
    expect(second).toMatchObject({ buyers: first.buyers, rescored: 0 });
    await inTx(async (tx) => {
      expect(await rows(tx, 'SELECT rfm_model_id FROM analytics_state')).toEqual([
        { rfm_model_id: second.rfmModelId },
      ]);
    });
  });

  it('under 100 buyers there is no model and nobody has scores', async () => {
    await runCommand(rescoreRfm, {}, ACTOR);
    await inTx((tx) =>
      tx.client.query('UPDATE member_summary SET receipts_365 = 0 WHERE member_id > 99'),
    );
    expect(await runCommand(rescoreRfm, {}, ACTOR)).toMatchObject({ rfmModelId: null });
    await inTx(async (tx) => {
      expect(await rows(tx, 'SELECT FROM member_summary WHERE r IS NOT NULL')).toHaveLength(0);
    });
  });
});

describe('folding deltas', () => {
  const COHORT_SUMS = 'customers, quarter_customers, receipts, revenue_minor';
  /** Cells and the statement that adds to the deltas what stands in them. */
  const CELLS = [
    ['cohort_cells', 'start, cohort, month, home_store_id', COHORT_SUMS],
    ['cohort_tier_cells', 'start, cohort, month, tier_id', COHORT_SUMS],
    ['rfm_cells', 'code, tier_id, home_store_id', 'customers, receipts, revenue_minor'],
  ] as const;
  const STORE_DAYS = 'SELECT * FROM store_days ORDER BY store_id, business_date, is_guest';

  const sums = (table: string, keys: string, values: string, share: number) => {
    const shared = values
      .split(', ')
      .map((value) => `${value} / ${share} AS ${value}`)
      .join(', ');
    return `SELECT ${keys}, ${shared} FROM ${table} ORDER BY ${keys}`;
  };

  it('adds every delta once, to known cells and to new ones, however many fold at once', async () => {
    await runCommand(rescoreRfm, {}, ACTOR);
    const before = new Map<string, unknown[]>();
    const days = await inTx(async (tx) => {
      for (const [table, keys, values] of CELLS) {
        before.set(table, await rows(tx, sums(table, keys, values, 1)));
      }
      return rows(tx, STORE_DAYS);
    });
    await inTx(async ({ client }) => {
      await client.query(`
        INSERT INTO cohort_deltas (cohort, joined, month, home_store_id, tier_id, ${COHORT_SUMS})
        SELECT mm.cohort, date_trunc('month', s.joined_on::timestamp)::date, mm.month, s.home_store_id, coalesce(s.tier_id, 0),
               count(*) FILTER (WHERE mm.receipts > 0), count(*) FILTER (WHERE mm.receipts > 0 AND NOT EXISTS (
                 SELECT FROM member_months e WHERE e.member_id = mm.member_id AND e.receipts > 0 AND e.month < mm.month
                   AND e.month >= date_trunc('quarter', mm.month))), sum(mm.receipts), sum(mm.revenue_minor)
        FROM member_months mm JOIN member_summary s USING (member_id) GROUP BY 1, 2, 3, 4, 5`);
      await client.query(`
        INSERT INTO rfm_deltas (code, tier_id, home_store_id, customers, receipts, revenue_minor)
        SELECT * FROM rfm_cells`);
      await client.query(`
        INSERT INTO store_day_deltas (store_id, business_date, is_guest, receipts, revenue_minor)
        SELECT store_id, business_date, true, receipts, revenue_minor FROM store_days`);
    });
    await Promise.all([1, 2, 3].map(() => runCommand(foldDeltas, {}, ACTOR)));
    await inTx(async (tx) => {
      for (const [table, keys, values] of CELLS) {
        expect(before.get(table)?.length).toBeGreaterThan(10);
        expect(await rows(tx, sums(table, keys, values, 2))).toEqual(before.get(table));
      }
      expect(await rows(tx, STORE_DAYS)).toHaveLength(days.length * 2);
      for (const table of ['cohort_deltas', 'store_day_deltas', 'rfm_deltas']) {
        expect(await rows(tx, `SELECT FROM ${table}`)).toHaveLength(0);
      }
    });
  });
});
