import { beforeAll, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { segmentSchema } from '@/lib/domain/segments/definition';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { countSegment } from './count';

const UNTIL_ON = '2026-11-20';
const STORES = Array.from({ length: 100 }, (_, index) => index + 1);

const run = (...statements: readonly string[]) =>
  withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
    for (const statement of statements) await client.query(statement);
  });

const asOf = (day: string) => run(`UPDATE analytics_state SET as_of_on = '${day}'`);

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({
      seed: 11,
      members: 640,
      purchases: 9_000,
      untilOn: UNTIL_ON,
    });
    await loadSampleProgramme(tx, purchases, UNTIL_ON);
    await rebuildDerived(tx);
  });
});

const count = async (item: unknown, isSample: boolean) => {
  const definition = segmentSchema.parse({
    version: 1,
    include: { join: 'all', items: [item] },
    exclude: null,
  });
  const source = { todayOn: UNTIL_ON, timeZone: 'Europe/Moscow', named: new Map(), isSample };
  const { total, all } = await countSegment(readPool(), definition, source);
  expect(total).toBeLessThan(all);
  return total;
};

const day = (days: number) => ({ kind: 'last', count: days, unit: 'day' });

const ASKED = [
  { is: 'bought', window: day(30) },
  { is: 'bought', window: day(60), receipts: { from: 2, to: 3 } },
  { is: 'bought', window: day(90), average: { from: '10000' } },
  { is: 'bought', window: day(365), receipts: { from: 6 } },
  { is: 'bought', window: { kind: 'last', count: 12, unit: 'month' }, spent: { from: '80000' } },
  { is: 'bought', window: day(364), receipts: { from: 6 } },
];

it.each(ASKED)(
  'who bought in the last days is the same by kept sums and by the receipts of all stores: %o',
  async (item) => {
    await asOf(UNTIL_ON);
    for (const isSample of [false, true]) {
      const byReceipts = await count({ ...item, stores: STORES }, isSample);
      expect(await count(item, isSample)).toBe(byReceipts);
    }
    expect(await count(item, false)).toBeGreaterThan(0);
  },
);

it('sums of a year that end on another day are not believed, those of today are read', async () => {
  const item = { is: 'bought', window: day(365), receipts: { from: 6 } };
  const found = await count(item, false);
  await run('UPDATE member_sort_keys SET receipts_365 = 0 WHERE member_id % 2 = 0');
  for (const other of ['2026-11-19', '2026-11-21']) {
    await asOf(other);
    expect(await count(item, false)).toBe(found);
  }
  await asOf(UNTIL_ON);
  expect(await count(item, false)).toBeLessThan(found);
});
