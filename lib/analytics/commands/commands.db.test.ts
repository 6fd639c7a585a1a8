import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { type Tx, withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
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
const WINDOWS = `SELECT member_id, receipts_30, revenue_30_minor, receipts_90, revenue_90_minor, receipts_365,
  revenue_365_minor FROM member_summary ORDER BY member_id`;

describe('sliding the windows', () => {
  it.each([
    ['a day ahead', '2026-11-21T09:00:00Z'],
    ['a hundred days ahead', '2027-02-28T09:00:00Z'],
    ['a day back', '2026-11-19T09:00:00Z'],
    ['two months back', '2026-09-20T09:00:00Z'],
  ])('%s they equal windows made anew', async (_, now) => {
    const slid = await runCommand(slideWindows, {}, ACTOR, { now: new Date(now) });
    expect(slid.members).toBeGreaterThan(0);
    await inTx(async (tx) => {
      const kept = await rows(tx, WINDOWS);
      const keptKeys = await rows(tx, SORT_KEYS);
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
  const SUMS = `SELECT cohort, month, home_store_id, customers, revenue_minor FROM cohort_cells
    ORDER BY cohort, month, home_store_id`;
  const DAYS = 'SELECT * FROM store_days ORDER BY store_id, business_date, is_guest';

  it('adds every delta once, to known cells and to new ones, however many fold at once', async () => {
    const [before, days] = await inTx(async (tx) => [await rows(tx, SUMS), await rows(tx, DAYS)]);
    await inTx(async (tx) => {
      await tx.client.query(`INSERT INTO cohort_deltas (cohort, month, home_store_id, customers, revenue_minor)
        SELECT cohort, month, home_store_id, customers, revenue_minor FROM cohort_cells`);
      await tx.client.query(`INSERT INTO store_day_deltas (store_id, business_date, is_guest, receipts, revenue_minor)
        SELECT store_id, business_date, true, receipts, revenue_minor FROM store_days`);
    });
    await Promise.all([1, 2, 3].map(() => runCommand(foldDeltas, {}, ACTOR)));
    await inTx(async (tx) => {
      const doubled = `SELECT cohort, month, home_store_id, customers / 2 AS customers,
        revenue_minor / 2 AS revenue_minor FROM cohort_cells ORDER BY cohort, month, home_store_id`;
      expect(await rows(tx, doubled)).toEqual(before);
      expect(await rows(tx, DAYS)).toHaveLength((days?.length ?? 0) * 2);
      expect(await rows(tx, 'SELECT FROM cohort_deltas')).toHaveLength(0);
      expect(await rows(tx, 'SELECT FROM store_day_deltas')).toHaveLength(0);
    });
  });
});
