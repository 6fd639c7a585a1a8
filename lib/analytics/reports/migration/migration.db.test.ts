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

/** Losses of all members by plain arithmetic, receipt after receipt. */
async function lossesByHand(): Promise<ReadonlyMap<number, bigint>> {
  const read = readPool();
  const plan = await planMigration(
    read,
    migrationParameters.parse(ASKED),
    await analyticsState(read),
  );
  const rows = await read<Bought[]>`
    SELECT member_id::float8 AS id, business_date::text AS on, amount_minor - returned_minor AS minor
    FROM purchases WHERE member_id <> 0 AND revises_id IS NULL`;
  const sums = new Map<number, { discount: bigint; points: bigint }>();
  for (const { id, on, minor } of rows) {
    if (on < plan.from || on > plan.asOfOn) continue;
    const since = (fromOn: string) =>
      rows
        .filter((row) => row.id === id && row.on >= fromOn && row.on < on)
        .reduce((sum, row) => sum + row.minor, 0n);
    const priorMinor = since(addDays(on, -365));
    const windowMinor = since(addMonthsToDay(on, -plan.months));
    const sum = sums.get(id) ?? { discount: 0n, points: 0n };
    sums.set(id, {
      discount: sum.discount + discountOf(plan.steps, { amountMinor: minor, priorMinor }),
      points: sum.points + pointsOf(plan.rates, { amountMinor: minor, windowMinor }),
    });
  }
  return new Map(
    [...sums].map(([id, sum]) => [id, sum.discount - worthOf(sum.points, plan.worth)] as const),
  );
}

describe('from an old discount to points', () => {
  it('names exactly those who lose, by as much as receipt after receipt comes to, and what makes it good', async () => {
    const byHand = await lossesByHand();
    const losses = [...byHand.values()].filter((loss) => loss > 0n);
    const { facts, tables } = await runQuery(migrationReport, ASKED, ACTOR);
    expect(losses.length).toBeGreaterThan(10);
    expect([facts.customers, facts.losers]).toEqual([byHand.size, losses.length]);
    expect(facts.winners).toBe([...byHand.values()].filter((loss) => loss < 0n).length);
    expect(facts.lossMinor).toBe(losses.reduce((sum, loss) => sum + loss, 0n));
    const worth = { minor: facts.pointValueMinor, hundredths: 100n };
    expect(facts.gift).toBe(losses.reduce((sum, loss) => sum + giftFor(loss, worth), 0n));
    for (const row of tables.losers) expect(row.lossMinor).toBe(byHand.get(row.memberId));
    const cell = { report: 'migration', params: ASKED, cell: 'losers' };
    expect((await runQuery(reportCell, cell, ACTOR)).members).toBe(losses.length);
  });

  it('proves that nobody loses where points are worth more', async () => {
    const asked = { asOf: ASKED.asOf, steps: '90000000:1', pointValue: '100' };
    const { facts, tables } = await runQuery(migrationReport, asked, ACTOR);
    expect([facts.hasNoLosers, facts.losers, facts.gift]).toEqual([true, 0, 0n]);
    expect(tables.losers).toEqual([]);
  });
});
