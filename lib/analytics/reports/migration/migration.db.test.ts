import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '@/db/demo/load-demo';
import { readPool } from '@/db/read';
import { systemActor } from '@/lib/domain/access/actor';
import { present } from '@/lib/domain/shared/assert';
import { addDays } from '@/lib/domain/shared/calendar';
import { discountOf, giftFor, pointsOf, worthOf } from '@/lib/domain/tiers/migration/old-discount';
import { addMonthsToDay } from '@/lib/domain/tiers/windows';
import { runQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { reportCell } from '../../queries/report-cell';
import { planMigration } from './plan';
import { migrationReport } from './query';
import { migrationParameters } from './spec';

const ACTOR = systemActor('test');
const ASKED = { asOf: '2026-06-30', steps: '0:2,20000:4,60000:7' };

type Bought = { readonly id: number; readonly on: string; readonly minor: bigint };

beforeAll(async () => {
  const databaseUrl = present(process.env.DATABASE_URL, 'tests have a database');
  await loadDemo({ databaseUrl, members: 300, untilOn: ASKED.asOf, log: () => {} });
});

type ByHand = { readonly loss: bigint; readonly isMadeWhole: boolean };

/** Losses of all members by plain arithmetic, receipt after receipt, and whether one tier higher there would be none. */
async function lossesByHand(): Promise<ReadonlyMap<number, ByHand>> {
  const read = readPool();
  const plan = await planMigration(
    read,
    migrationParameters.parse(ASKED),
    await analyticsState(read),
  );
  const rows = await read<Bought[]>`
    SELECT member_id::float8 AS id, business_date::text AS on, amount_minor - returned_minor AS minor
    FROM purchases WHERE member_id <> 0 AND revises_id IS NULL`;
  const sums = new Map<number, { discount: bigint; points: bigint; raised: bigint }>();
  const last = plan.rates.length - 1;
  const placeOf = (windowMinor: bigint) =>
    plan.rates.findLastIndex(({ fromMinor }) => fromMinor <= windowMinor);
  const endsAt = (id: number) =>
    placeOf(
      rows
        .filter((row) => row.id === id && row.on <= plan.asOfOn)
        .filter(({ on }) => on > addMonthsToDay(plan.asOfOn, -plan.months))
        .reduce((sum, row) => sum + row.minor, 0n),
    );
  for (const { id, on, minor } of rows) {
    if (on < plan.from || on > plan.asOfOn) continue;
    const since = (fromOn: string) =>
      rows
        .filter((row) => row.id === id && row.on >= fromOn && row.on < on)
        .reduce((sum, row) => sum + row.minor, 0n);
    const priorMinor = since(addDays(on, -365));
    const windowMinor = since(addMonthsToDay(on, -plan.months));
    const sum = sums.get(id) ?? { discount: 0n, points: 0n, raised: 0n };
    const above = plan.rates[Math.max(placeOf(windowMinor), endsAt(id) + 1)];
    sums.set(id, {
      discount: sum.discount + discountOf(plan.steps, { amountMinor: minor, priorMinor }),
      points: sum.points + pointsOf(plan.rates, { amountMinor: minor, windowMinor }),
      raised:
        sum.raised +
        pointsOf(above === undefined ? [] : [{ ...above, fromMinor: 0n }], {
          amountMinor: minor,
          windowMinor: 0n,
        }),
    });
  }
  return new Map(
    [...sums].map(([id, { discount, points, raised }]) => {
      const loss = discount - worthOf(points, plan.worth);
      const isWorth = worthOf(raised, plan.worth) >= discount;
      return [id, { loss, isMadeWhole: loss > 0n && endsAt(id) < last && isWorth }] as const;
    }),
  );
}

describe('from an old discount to points', () => {
  it('names exactly those who lose, by as much as receipt after receipt comes to, and what makes it good', async () => {
    const byHand = await lossesByHand();
    const all = [...byHand.values()];
    const losses = all.map(({ loss }) => loss).filter((loss) => loss > 0n);
    const { facts, tables } = await runQuery(migrationReport, ASKED, ACTOR);
    expect(losses.length).toBeGreaterThan(10);
    expect([facts.customers, facts.losers]).toEqual([byHand.size, losses.length]);
    expect(facts.winners).toBe(all.filter(({ loss }) => loss < 0n).length);
    expect(facts.lossMinor).toBe(losses.reduce((sum, loss) => sum + loss, 0n));
    const worth = { minor: facts.pointValueMinor, hundredths: 100n };
    expect(facts.gift).toBe(losses.reduce((sum, loss) => sum + giftFor(loss, worth), 0n));
    const raised = all.filter(({ isMadeWhole }) => isMadeWhole).length;
    expect(raised).toBeGreaterThan(0);
    expect(raised).toBeLessThan(losses.length);
    expect(facts.raised).toBe(raised);
    for (const row of tables.losers) {
      const { loss, isMadeWhole } = byHand.get(row.memberId) ?? { loss: 0n, isMadeWhole: false };
      expect([row.lossMinor, row.floorTier !== null]).toEqual([loss, isMadeWhole]);
    }
    const cells = { losers: losses.length, raised, rest: losses.length - raised };
    for (const [cell, members] of Object.entries(cells)) {
      const page = await runQuery(reportCell, { report: 'migration', params: ASKED, cell }, ACTOR);
      expect(page.members, cell).toBe(members);
    }
    expect(tables.raises.reduce((sum, { members }) => sum + members, 0)).toBe(raised);
    expect(tables.raises.reduce((sum, { costMinor }) => sum + costMinor, 0n)).toBe(
      facts.raiseCostMinor,
    );
    for (const { tier, members } of tables.raises) {
      const cell = `raised:${tier}`;
      const page = await runQuery(reportCell, { report: 'migration', params: ASKED, cell }, ACTOR);
      expect(page.members, cell).toBe(members);
      const named = tables.losers.filter(({ floorTier }) => floorTier === tier).length;
      expect(named, cell).toBe(losses.length <= tables.losers.length ? members : named);
    }
    const pages = await Promise.all(
      [1, 2].map((page) => runQuery(migrationReport, { ...ASKED, page, most: 7 }, ACTOR)),
    );
    const paged = pages.flatMap((page) => page.tables.losers);
    expect(paged).toEqual(tables.losers.slice(0, 14));
  });

  it('proves that nobody loses where points are worth more', async () => {
    const asked = { asOf: ASKED.asOf, steps: '90000000:1', pointValue: '100' };
    const { facts, tables } = await runQuery(migrationReport, asked, ACTOR);
    expect([facts.hasNoLosers, facts.losers, facts.gift]).toEqual([true, 0, 0n]);
    expect(tables.losers).toEqual([]);
  });
});
