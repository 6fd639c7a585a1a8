import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { daysBetween } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { analyticsState } from '../analytics-state';
import { rescoreRfm } from '../commands/rescore-rfm';
import { reportCell } from '../queries/report-cell';
import { behind } from '../testing/behind';
import { reportMembersFilter } from './drill';
import { repeatReport } from './repeat/query';
import { planRetention } from './retention/plan';
import { readTriangle, retentionReport } from './retention/query';
import { retentionParameters } from './retention/spec';
import { rfmReport } from './rfm/query';
import { planRfm, scoredMembers } from './rfm/scored-members';
import { rfmParameters } from './rfm/spec';

const ACTOR = systemActor('test');
const AS_OF = '2026-11-20';
const EVERYBODY = { joinedFrom: '1990-01-01' };
const FILTERS = [
  {},
  { tier: 'gold' },
  { storeFormat: 'express' as const },
  { joinedFrom: '2025-06-01', joinedTo: '2026-03-31' },
  { tier: 'silver', storeFormat: 'online' as const },
];

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({ seed: 7, members: 400, purchases: 4_000, untilOn: AS_OF });
    await loadSampleProgramme(tx, purchases, AS_OF);
    await rebuildDerived(tx);
  });
  await runCommand(rescoreRfm, {}, ACTOR);
});

describe('RFM', () => {
  it.each(FILTERS)(
    'stored scores equal those computed from purchases, filtered by %o',
    async (filter) => {
      const read = readPool();
      const stored = await runQuery(rfmReport, filter, ACTOR);
      expect(stored.facts).toMatchObject({ source: 'stored', isEnough: true, asOfOn: AS_OF });
      expect(stored.facts.customers).toBeGreaterThan(10);
      const parameters = rfmParameters.parse(filter);
      const plan = planRfm(parameters, await analyticsState(read));
      const rowsOf = (source: 'stored' | 'raw') => read`
      SELECT member_id, r, f, m, receipts, revenue_minor, recency_days
      FROM (${scoredMembers(read, parameters, { ...plan, source })}) s ORDER BY member_id`;
      expect([...(await rowsOf('stored'))]).toEqual([...(await rowsOf('raw'))]);
    },
  );

  it.each([{}, { tier: 'gold' }, { storeFormat: 'express' as const }, { m: 3, tier: 'silver' }])(
    'sums of cells equal those made from each member, filtered by %o',
    async (filter) => {
      const cells = await runQuery(rfmReport, filter, ACTOR);
      const each = await runQuery(rfmReport, { ...filter, ...EVERYBODY }, ACTOR);
      expect(cells.facts.customers).toBeGreaterThan(10);
      expect(cells).toEqual(each);
    },
  );

  it('an older as-of day knows nothing of what was bought after it', async () => {
    const { facts } = await runQuery(rfmReport, { asOf: '2026-05-31' }, ACTOR);
    expect(facts.source).toBe('raw');
    const read = readPool();
    const [row] = await read<{ buyers: number }[]>`
      SELECT count(DISTINCT member_id)::int AS buyers FROM purchases
      WHERE NOT is_return AND business_date > date '2026-05-31' - 365 AND business_date <= '2026-05-31'`;
    expect(facts.buyers).toBe(row?.buyers);
  });

  it.each([
    {},
    { tier: 'gold' },
    { m: '3' },
    { asOf: '2026-05-31' },
    { binning: 'r-package', window: 'all' },
  ])('every cell, row, group and total opens exactly its members, asked for %o', async (params) => {
    const given: Record<string, string> = { ...params };
    const { facts, tables } = await runQuery(rfmReport, rfmParameters.parse(given), ACTOR);
    for (const cell of tables.matrix) {
      const found = await behind('rfm', given, `r${cell.r}f${cell.f}`);
      expect(found).toMatchObject({ members: cell.customers, revenueMinor: cell.revenueMinor });
    }
    for (const group of tables.groups) {
      const found = await behind('rfm', given, `group-${group.group}`);
      expect(found).toMatchObject({ members: group.customers, revenueMinor: group.revenueMinor });
    }
    const row = tables.matrix.filter((cell) => cell.f === 5);
    expect((await behind('rfm', given, 'f5')).members).toBe(
      row.reduce((sum, cell) => sum + cell.customers, 0),
    );
    expect((await behind('rfm', given, 'all')).members).toBe(facts.customers);
  });

  it('a figure says what it was asked where that is not the default', async () => {
    const conditionsOf = async (params: Record<string, string>) => {
      const figure = { report: 'rfm', params, cell: 'r1f5' };
      const { asOfOn, conditions } = await reportMembersFilter(readPool(), figure);
      return [asOfOn, ...conditions.map(({ key }) => key)];
    };
    expect(await conditionsOf({ tier: 'gold' })).toEqual([AS_OF]);
    expect(await conditionsOf({ asOf: '2026-03-15' })).toEqual([
      '2026-03-15',
      'conditionScoresNow',
    ]);
    expect(await conditionsOf({ window: 'all', binning: 'r-package', m: '5' })).toEqual([
      AS_OF,
      'conditionAllTime',
      'conditionRPackage',
      'rfmScores',
      'conditionScoresNow',
    ]);
  });

  it('equal values share a score: no receipts count has two frequency scores', async () => {
    const read = readPool();
    const parameters = rfmParameters.parse({});
    const plan = planRfm(parameters, await analyticsState(read));
    const rows = await read`
      SELECT receipts FROM (${scoredMembers(read, parameters, plan)}) s
      GROUP BY receipts HAVING count(DISTINCT f) > 1`;
    expect(rows).toHaveLength(0);
  });

  it('the sheet counts last visits to the as-of day: they are as recent as the score says', async () => {
    const params = { asOf: '2026-05-31' };
    const sheet = await runQuery(reportCell, { report: 'rfm', params, cell: 'r5' }, ACTOR);
    const { tables } = await runQuery(rfmReport, params, ACTOR);
    const newest = Math.min(...tables.edges.map((edge) => edge.recencyDays));
    expect(sheet.asOfOn).toBe(params.asOf);
    expect(sheet.rows.length).toBeGreaterThan(10);
    for (const { lastPurchaseOn } of sheet.rows) {
      const days = daysBetween(lastPurchaseOn ?? '1970-01-01', sheet.asOfOn);
      expect(days).toBeGreaterThanOrEqual(0);
      expect(days).toBeLessThan(newest);
    }
  });

  it('a figure that does not exist is refused', async () => {
    await expect(behind('rfm', {}, 'r6f1')).rejects.toThrow('invalid_input');
    await expect(behind('nothing', {}, 'all')).rejects.toThrow('invalid_input');
  });
});

describe('retention', () => {
  it.each([
    {},
    { asOf: '2026-06-15' },
    { asOf: '2026-06-30' },
    { storeFormat: 'express' as const },
    { tier: 'gold' },
    { tier: 'gold', asOf: '2026-06-15' },
  ])('sums by cohort equal those made from each member, asked for %o', async (filter) => {
    const sums = await runQuery(retentionReport, { ...filter, from: '2025-01' }, ACTOR);
    const each = await runQuery(
      retentionReport,
      { ...filter, ...EVERYBODY, from: '2025-01' },
      ACTOR,
    );
    expect(sums.tables.cohorts.length).toBeGreaterThan(60);
    expect(sums.tables).toEqual(each.tables);
  });

  it('a month cut by the as-of day counts purchases up to that day', async () => {
    const { tables } = await runQuery(
      retentionReport,
      { asOf: '2026-06-15', from: '2026-01' },
      ACTOR,
    );
    const cut = tables.cohorts.filter((cell) => cell.boughtIn === '2026-06');
    expect(cut.every((cell) => cell.isUnfinished)).toBe(true);
    const [row] = await readPool()<{ members: number }[]>`
      SELECT count(DISTINCT member_id)::int AS members FROM purchases JOIN member_summary USING (member_id)
      WHERE NOT is_return AND business_date BETWEEN '2026-06-01' AND '2026-06-15'
        AND first_purchase_on >= '2026-01-01'`;
    expect(cut.reduce((sum, cell) => sum + cell.customers, 0)).toBe(row?.members);
  });

  it('the year before is the average of cohorts twelve months earlier, whole months alone', async () => {
    const { tables } = await runQuery(retentionReport, { from: '2026-01', minCohort: 1 }, ACTOR);
    const earlier = await runQuery(
      retentionReport,
      { from: '2025-01', to: '2025-11', asOf: '2025-11-20', minCohort: 1 },
      ACTOR,
    );
    const shares = new Map(earlier.tables.average.map((one) => [one.offset, one.customersShare]));
    expect(tables.average.length).toBeGreaterThan(8);
    for (const column of tables.average) {
      expect(column.customersShareYearBefore).toBe(shares.get(column.offset));
    }
  });

  it('the current month alone has no average and no year before', async () => {
    const { tables } = await runQuery(retentionReport, { from: '2026-11' }, ACTOR);
    expect(tables.cohorts.every((cell) => cell.isUnfinished)).toBe(true);
    expect(tables.average).toEqual([]);
  });

  it('unfinished and small cells stay out of the average', async () => {
    const parameters = retentionParameters.parse({ from: '2025-01', minCohort: 12 });
    const read = readPool();
    const plan = planRetention(parameters, await analyticsState(read));
    const { cells, average } = await readTriangle(read, plan, parameters);
    const used = cells.filter(
      (cell) => cell.offset === 2 && cell.cohortSize >= 12 && cell.boughtIn < '2026-11',
    );
    expect(cells.some((cell) => cell.isSmall)).toBe(true);
    expect(average.find((column) => column.offset === 2)).toMatchObject({
      cohorts: used.length,
      customers: used.reduce((sum, cell) => sum + cell.customers, 0),
      cohortSize: used.reduce((sum, cell) => sum + cell.cohortSize, 0),
    });
  });

  it.each([
    { from: '2025-01' },
    { from: '2026-01', asOf: '2026-06-15' },
    { from: '2025-06', tier: 'gold' },
    { from: '2025-06', storeFormat: 'online' },
  ])('every cell, average and total opens exactly its members, asked for %o', async (params) => {
    const given: Record<string, string> = { ...params };
    const parsed = retentionParameters.parse(given);
    const { facts, tables } = await runQuery(retentionReport, parsed, ACTOR);
    for (const cell of tables.cohorts) {
      const found = await behind('retention', given, `${cell.cohort}.${cell.offset}`);
      expect({ ...found, cell: `${cell.cohort}.${cell.offset}` }).toMatchObject({
        members: cell.customers,
        cell: `${cell.cohort}.${cell.offset}`,
      });
    }
    for (const column of tables.average) {
      const found = await behind('retention', given, `m${column.offset}`);
      expect(found.members).toBe(column.customers);
    }
    expect((await behind('retention', given, 'all')).members).toBe(facts.customers);
  });
});

describe('the way to repeat purchases', () => {
  it('steps and those without a second purchase open exactly their members', async () => {
    const { facts, tables } = await runQuery(repeatReport, { from: '2025-06' }, ACTOR);
    for (const step of tables.steps) {
      const found = await behind('repeat', { from: '2025-06' }, `step-${step.step}`);
      expect(found.members).toBe(step.customers);
    }
    expect((await behind('repeat', { from: '2025-06' }, 'none')).members).toBe(facts.withoutSecond);
    expect(facts.customers).toBeGreaterThan(facts.withoutSecond);
  });

  it('a second purchase counts within 90 days, of those who had 90 days', async () => {
    const { facts, tables } = await runQuery(repeatReport, { from: '2025-06' }, ACTOR);
    const [row] = await readPool()<{ had: number; bought: number }[]>`
      SELECT count(*)::int AS had, (count(*) FILTER (WHERE second - first_purchase_on <= 90))::int AS bought
      FROM (SELECT s.member_id, s.first_purchase_on, (
              SELECT min(business_date) FROM purchases p
              WHERE p.member_id = s.member_id AND NOT is_return AND business_date > s.first_purchase_on) AS second
            FROM member_summary s WHERE s.first_purchase_on >= '2025-06-01') x
      WHERE first_purchase_on <= ${AS_OF}::date - 90`;
    expect(tables.steps[1]).toMatchObject({ hadTime: row?.had, boughtInTime: row?.bought });
    expect(facts.secondShare).toBeCloseTo((row?.bought ?? 0) / (row?.had ?? 1), 5);
  });

  it.each([AS_OF, '2026-05-17'])('every step as of %s equals the purchases', async (asOf) => {
    const { tables } = await runQuery(repeatReport, { from: '2025-06', asOf }, ACTOR);
    const until = asOf === AS_OF ? '2026-11-30' : asOf;
    const rows = await readPool()`
      SELECT place::int + 1 AS step, (count(*) FILTER (WHERE had))::int AS "hadTime",
             (count(*) FILTER (WHERE had AND days <= 90))::int AS "boughtInTime",
             percentile_disc(0.5) WITHIN GROUP (ORDER BY days) FILTER (WHERE had AND days <= 90) AS "medianDays"
      FROM (
        SELECT row_number() OVER way AS place, day <= ${asOf}::date - 90 AS had, lead(day) OVER way - day AS days
        FROM (SELECT DISTINCT member_id, business_date AS day FROM purchases JOIN member_summary USING (member_id)
              WHERE NOT is_return AND first_purchase_on >= '2025-06-01' AND business_date <= ${until}::date) days
        WINDOW way AS (PARTITION BY member_id ORDER BY day)
      ) numbered
      WHERE place < 5 GROUP BY place ORDER BY place`;
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(tables.steps[row.step - 1]).toMatchObject(row);
  });
});
