import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { addMonths } from '@/lib/domain/shared/calendar';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { behind } from '../../testing/behind';
import { reportMembersFilter } from '../drill';
import { overviewReport } from './query';

const ACTOR = systemActor('test');
const AS_OF = '2026-11-20';
/** Few purchases a member, so that some have nothing but a return in a period. */
const SAMPLE = { seed: 7, members: 1_500, purchases: 4_000, untilOn: AS_OF };

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    await loadSampleProgramme(tx, samplePurchases(SAMPLE), AS_OF);
    await rebuildDerived(tx);
  });
});

describe('the overview', () => {
  it('sums by store and day equal the purchases', async () => {
    const { facts, tables } = await runQuery(overviewReport, {}, ACTOR);
    const [row] = await readPool()<{ receipts: number; revenue: bigint; buyers: number }[]>`
      SELECT (count(*) FILTER (WHERE NOT is_return))::int AS receipts, sum(amount_minor)::bigint AS revenue,
             (count(DISTINCT member_id) FILTER (WHERE NOT is_return))::int AS buyers
      FROM purchases WHERE business_date > ${AS_OF}::date - 30`;
    expect(facts).toMatchObject({
      receipts: row?.receipts,
      revenueMinor: row?.revenue,
      buyers: row?.buyers,
      memberReceiptsShare: 1,
    });
    expect(tables.months).toHaveLength(13);
    expect(tables.months.at(-1)).toMatchObject({ month: '2026-11', isUnfinished: true });
    expect(tables.formats.reduce((sum, row) => sum + row.receipts, 0)).toBe(facts.receipts);
  });

  it.each([
    {},
    { inFormat: 'express' as const },
    { inStore: '2' },
    { asOf: '2026-05-17', weekdays: 'matched' as const },
    { asOf: '2026-05-17', from: '2026-04-20', vs: 'year' as const },
  ])('every figure opens exactly the members behind it, asked for %o', async (params) => {
    const { facts, tables } = await runQuery(overviewReport, params, ACTOR);
    const sums = await behind('overview', params, 'sums.now');
    expect(sums).toMatchObject({ receipts: facts.receipts, revenueMinor: facts.revenueMinor });
    expect(await behind('overview', params, 'sums.before')).toMatchObject({
      receipts: facts.receiptsBefore,
      revenueMinor: facts.revenueBeforeMinor,
    });
    const buyers = await behind('overview', params, 'buyers.now');
    expect(buyers.members).toBe(facts.buyers);
    expect((await behind('overview', params, 'buyers.before')).members).toBe(facts.buyersBefore);
    for (const { storeId, receipts, revenueMinor } of tables.stores) {
      const own = await behind('overview', params, `sums.now.store-${storeId}`);
      expect(own).toMatchObject({ receipts, revenueMinor });
    }
    for (const { format, receipts, revenueMinor } of tables.formats) {
      const own = await behind('overview', params, `sums.now.${format}`);
      expect(own).toMatchObject({ receipts, revenueMinor });
    }
    for (const row of tables.months) {
      const { month, receipts, revenueMinor } = row;
      expect(await behind('overview', params, `sums.${month}`)).toMatchObject({
        receipts,
        revenueMinor,
      });
      if (row.receiptsYearBefore === null) continue;
      expect(await behind('overview', params, `sums.${addMonths(month, -12)}`)).toMatchObject({
        receipts: row.receiptsYearBefore,
        revenueMinor: row.revenueYearBeforeMinor,
      });
    }
  });

  it('sums count the returns of those who bought nothing, buyers do not', async () => {
    const sums = await behind('overview', {}, 'sums.now');
    const buyers = await behind('overview', {}, 'buyers.now');
    expect(sums.members).toBeGreaterThan(buyers.members);
    expect(sums.receipts).toBe(buyers.receipts);
    expect(sums.revenueMinor).toBeLessThan(buyers.revenueMinor);
  });

  it('a figure names the store and the format it was asked for', async () => {
    const params = { inFormat: 'express', inStore: '2' };
    const figure = { report: 'overview', params, cell: 'sums.now' };
    const { label, conditions } = await reportMembersFilter(readPool(), figure);
    expect(label.key).toBe('sumsDays');
    expect(conditions.map(({ key }) => key)).toEqual(['conditionInFormat', 'conditionInStore']);
  });

  it.each([
    'buyers',
    'sums.later',
    'sums.2025-13',
    'sums.now.kiosk',
    'sums.now.express.x',
    'sums.now.store-x',
    'members.now.express',
    'nobody.now',
  ])('there is no figure %s', async (cell) => {
    const figure = { report: 'overview', params: {}, cell };
    await expect(reportMembersFilter(readPool(), figure)).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});
