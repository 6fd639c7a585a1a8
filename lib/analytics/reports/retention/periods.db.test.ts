import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { parsePeriod, periodEnd } from '@/lib/domain/analytics/periods';
import {
  COHORT_GRAINS,
  COHORT_STARTS,
  RETENTION_METRICS,
} from '@/lib/domain/analytics/retention-settings';
import { addDays } from '@/lib/domain/shared/calendar';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { analyticsState } from '../../analytics-state';
import { behind } from '../../testing/behind';
import { plainCohorts } from '../../testing/plain-cohorts';
import { readCohortPeriods } from './cells';
import { triangle } from './cohorts';
import { planRetention } from './plan';
import { retentionReport } from './query';
import { type RetentionParameters, retentionParameters } from './spec';

const ACTOR = systemActor('test');
const AS_OF = '2026-11-20';

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({ seed: 11, members: 300, purchases: 3_000, untilOn: AS_OF });
    await loadSampleProgramme(tx, purchases, AS_OF);
    await tx.client.query('UPDATE members SET joined_on = joined_on - (member_id % 70)::int');
    // A quarter has no card; others have theirs from the joining day, or bought without one at first.
    await tx.client.query(
      `INSERT INTO cards (member_id, number, status, issued_on)
       SELECT member_id, 'T' || member_id || '-' || n, 'active', joined_on + 90 * n + (member_id % 3)::int * 60
       FROM members, generate_series(0, 1) n WHERE member_id > 0 AND member_id % 4 > 0`,
    );
    await rebuildDerived(tx);
  });
});

type Row = {
  readonly tier: string | null;
  readonly store: string | null;
  readonly joined: string;
  readonly card: string | null;
  readonly bought: readonly string[];
  /** Days and amounts of returns. */
  readonly returned: readonly (readonly [on: string, minor: number])[];
};

/** Members with the days of everything, read plainly. */
function readMembers(): Promise<readonly Row[]> {
  return readPool()<Row[]>`
    SELECT t.code AS tier, min(f.format) FILTER (WHERE NOT p.is_return) AS store, m.joined_on::text AS joined,
           (SELECT min(issued_on)::text FROM cards c WHERE c.member_id = m.member_id) AS card,
           coalesce(array_agg(p.business_date::text ORDER BY p.business_date) FILTER (WHERE NOT p.is_return), '{}') AS bought,
           coalesce(jsonb_agg(jsonb_build_array(p.business_date, p.amount_minor)) FILTER (WHERE p.is_return), '[]') AS returned
    FROM members m JOIN purchases p USING (member_id) JOIN stores f USING (store_id) LEFT JOIN tiers t USING (tier_id)
    GROUP BY m.member_id, t.code`;
}

const beganOf = (
  { joined, card, bought }: Row,
  start: RetentionParameters['start'],
): string | undefined => {
  if (start === 'joined') return joined;
  if (start === 'purchase') return bought[0];
  return card === null ? undefined : bought.find((day) => day >= card);
};

/** What those of a cell's cohort brought back who bought nothing in its period: the revenue has it, the list has not them. */
function broughtBackAlone(
  members: readonly Row[],
  given: { readonly tier?: string; readonly storeFormat?: string } & Pick<
    RetentionParameters,
    'start' | 'grain'
  >,
  { cohort, boughtIn, offset }: { cohort: string; boughtIn: string; offset: number },
  state: Parameters<typeof planRetention>[1],
): bigint {
  const { untilOn } = planRetention(retentionParameters.parse(given), state);
  const within = (code: string) => {
    const startOn = parsePeriod(code, given.grain) ?? '';
    const endOn = periodEnd(startOn, given.grain);
    return (on: string) => startOn <= on && on <= endOn && on <= untilOn;
  };
  if (offset === 0) return 0n;
  return members
    .filter(({ tier }) => given.tier === undefined || tier === given.tier)
    .filter(({ store }) => given.storeFormat === undefined || store === given.storeFormat)
    .filter((member) => within(cohort)(beganOf(member, given.start) ?? ''))
    .filter(({ bought }) => !bought.some(within(boughtIn)))
    .flatMap(({ returned }) => returned.filter(([on]) => within(boughtIn)(on)))
    .reduce((sum, [, minor]) => sum + BigInt(minor), 0n);
}

const asked = fc.record(
  {
    grain: fc.constantFrom(...COHORT_GRAINS),
    start: fc.constantFrom(...COHORT_STARTS),
    metric: fc.constantFrom(...RETENTION_METRICS),
    from: fc.constantFrom('2026-01', '2026-05', '2026-08'),
    to: fc.constantFrom('2026-08', '2026-10', '2026-11'),
    asOf: fc.integer({ min: 0, max: 60 }).map((days) => addDays(AS_OF, -days)),
    minCohort: fc.constantFrom('1', '5'),
    tier: fc.constantFrom('gold', 'silver'),
    storeFormat: fc.constantFrom('express' as const, 'online' as const),
    vsTier: fc.constantFrom('base', 'gold'),
    vsStoreFormat: fc.constantFrom('hypermarket' as const, 'online' as const),
    a: fc.constantFrom('2026-06', '2026-Q2', '2026-09-07', 'nothing'),
  },
  { requiredKeys: ['grain', 'start', 'from'] },
);

describe('cohorts by any period and any beginning', () => {
  it('are what looking at each member gives, for random filters', async () => {
    const members = await readMembers();
    const isLate = ({ card, bought: [first] }: Row) =>
      card !== null && first !== undefined && first < card;
    expect(members.some(isLate)).toBe(true);
    const state = await analyticsState(readPool());
    await fc.assert(
      fc.asyncProperty(asked, async (given) => {
        const parameters = retentionParameters.parse(given);
        const plan = planRetention(parameters, state);
        const found = triangle(await readCohortPeriods(readPool(), plan, parameters), plan, 1);
        const people = members
          .filter(({ tier }) => given.tier === undefined || tier === given.tier)
          .filter(({ store }) => given.storeFormat === undefined || store === given.storeFormat)
          .map((member) => {
            const began = beganOf(member, given.start);
            return { began: began === undefined ? [] : [began], bought: member.bought };
          });
        const expected = triangle(plainCohorts(people, plan), plan, 1);
        const told = (cells: typeof found) =>
          cells.map((cell) => [cell.cohort, cell.boughtIn, cell.customers, cell.isUnfinished]);
        expect(told(found)).toEqual(told(expected));
      }),
      { numRuns: 60 },
    );
  });

  it('every cell, average and total opens exactly its members, for random filters', async () => {
    const members = await readMembers();
    const state = await analyticsState(readPool());
    let takenBack = 0n;
    await fc.assert(
      fc.asyncProperty(asked, fc.nat(), async (given, seed) => {
        const params: Record<string, string> = { ...given };
        const { facts, tables } = await runQuery(retentionReport, given, ACTOR);
        expect((await behind('retention', params, 'all')).members).toBe(facts.customers);
        for (const cell of tables.cohorts.filter((_, at) => (at + seed) % 7 === 0)) {
          const name = `${cell.cohort}.${cell.offset}`;
          const found = await behind('retention', params, name);
          expect([name, found.members]).toEqual([name, cell.customers]);
          if (cell.receipts !== null) {
            const apart = broughtBackAlone(members, given, cell, state);
            takenBack += apart;
            expect(found).toMatchObject({
              receipts: cell.receipts,
              revenueMinor: cell.revenueMinor - apart,
            });
          }
        }
        for (const column of tables.average.filter((_, at) => (at + seed) % 3 === 0)) {
          const found = await behind('retention', params, `m${column.offset}`);
          expect([column.offset, found.members]).toEqual([column.offset, column.customers]);
        }
        for (const row of tables.versus.filter((_, at) => (at + seed) % 3 === 0)) {
          if (row.customersOther === null) continue;
          const found = await behind('retention', params, `vs${row.offset}`);
          expect([row.offset, found.members]).toEqual([row.offset, row.customersOther]);
        }
      }),
      {
        numRuns: 20,
        examples: [[{ grain: 'month', start: 'purchase', metric: 'receipts', from: '2026-01' }, 0]],
      },
    );
    expect(takenBack).toBeLessThan(0n);
  });

  it('marks the last period in every grain, cut by the as-of day or not', async () => {
    for (const [grain, last, whole] of [
      ['week', '2026-11-16', '2026-11-15'],
      ['month', '2026-11', '2026-10-31'],
      ['quarter', '2026-Q4', '2026-09-30'],
    ] as const) {
      const marked = async (asOf: string) => {
        const { tables } = await runQuery(retentionReport, { grain, asOf }, ACTOR);
        return new Set(tables.cohorts.filter((cell) => cell.isUnfinished).map((c) => c.boughtIn));
      };
      expect([...(await marked(AS_OF))]).toEqual([last]);
      expect([...(await marked(whole))]).toEqual([]);
    }
  });

  it('a receipt is told of each customer, and a quarter is its three months', async () => {
    const whole = {
      asOf: '2026-09-30',
      from: '2026-01',
      to: '2026-09',
      metric: 'receipts',
    } as const;
    const months = await runQuery(retentionReport, whole, ACTOR);
    const quarters = await runQuery(retentionReport, { ...whole, grain: 'quarter' }, ACTOR);
    const [first] = quarters.tables.cohorts;
    expect(first).toMatchObject({ cohort: '2026-Q1', offset: 0 });
    const ofFirst = months.tables.cohorts.filter(
      ({ cohort, boughtIn }) => cohort <= '2026-03' && boughtIn <= '2026-03',
    );
    const receipts = ofFirst.reduce((sum, cell) => sum + (cell.receipts ?? 0), 0);
    expect(first?.receipts).toBe(receipts);
    expect(first?.receiptsEach).toBe(Math.round((receipts * 10) / (first?.customers ?? 1)) / 10);
  });

  it('two cohorts are those of the table, and a second filter is what asking it alone gives', async () => {
    const given = { minCohort: 1, tier: 'gold', from: '2025-11' };
    const both = { ...given, vsTier: 'silver', vsStoreFormat: 'express' as const, a: '2026-02' };
    const { facts, tables } = await runQuery(retentionReport, both, ACTOR);
    const alone = await runQuery(
      retentionReport,
      { ...given, tier: 'silver', storeFormat: 'express' },
      ACTOR,
    );
    const told = tables.versus.flatMap(({ offset, customersOther, customersShareOther }) =>
      customersOther === null ? [] : [[offset, customersOther, customersShareOther]],
    );
    expect(told.length).toBeGreaterThan(5);
    expect(told).toEqual(
      alone.tables.average.map((column) => [
        column.offset,
        column.customers,
        column.customersShare,
      ]),
    );
    expect(facts).toMatchObject({ a: '2026-02', b: '2026-07' });
    const ofB = tables.cohorts.filter((cell) => cell.cohort === facts.b && !cell.isUnfinished);
    expect(tables.pair.flatMap((row) => row.customersOther ?? [])).toEqual(
      ofB.map(({ customers }) => customers),
    );
    const third = tables.pair[1];
    expect(third?.shareDifference).toBeCloseTo(
      (third?.customersShareOther ?? 0) - (third?.customersShare ?? 0),
    );
  });

  it('months upside down, a quarter that is none and weeks over years are refused', async () => {
    for (const input of [
      { from: '2026-10', to: '2026-03', grain: 'quarter' as const },
      { from: '2020-01', grain: 'week' as const },
    ]) {
      await expect(runQuery(retentionReport, input, ACTOR)).rejects.toMatchObject({
        code: 'invalid_input',
      });
    }
    await expect(behind('retention', { grain: 'quarter' }, '2026-11.0')).rejects.toThrow(
      'invalid_input',
    );
  });
});
