import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { differenceOfMeans } from '@/lib/domain/experiments/compare';
import { adjustedByBefore } from '@/lib/domain/experiments/cuped';
import { sampleOf } from '@/lib/domain/experiments/testing/sample-of';
import type { ResultPart, ResultWindow } from '@/lib/domain/mechanics/results/asked';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { sql } from '@/lib/points/testing/points-desk';
import { listResultMembers } from './queries/list-result-members';
import { mechanicDays } from './queries/mechanic-days';
import { mechanicResults } from './queries/mechanic-results';
import { seedArms, seedMechanic } from './testing/seed-experiment';

const ACTOR = systemActor('test');
const now = new Date('2026-03-31T09:00:00Z');
let ruleId = 0;

const results = (more: { days?: ResultWindow; by?: ResultPart } = {}) =>
  runQuery(mechanicResults, { ruleId, ...more }, ACTOR, { now });
type Cell = { arm: 'treated' | 'holdout'; what?: 'assigned' | 'buyers'; part?: string };
const membersOf = (cell: Cell, more: { days?: ResultWindow; by?: ResultPart } = {}) =>
  runQuery(listResultMembers, { ruleId, cell, ...more }, ACTOR, { now });

/**
 * 400 members, a fifth held back, each assigned on one of ten days, who buy by their numbers before and after, and return some of it;
 * every third was moved up a tier after the assignment.
 */
beforeAll(async () => {
  await seedMembers(Array.from({ length: 400 }, (_, i) => ({ memberId: i + 1, tierId: 1 })));
  const mechanic = await seedMechanic({ holdoutBps: 2_000 });
  ruleId = mechanic.ruleId;
  const days = Array.from({ length: 10 }, (_, i) => i);
  await seedArms(
    mechanic,
    days.flatMap((day) => {
      const assignedOn = `2026-03-0${day}`.replace('-00', '-10');
      const fromId = day * 40 + 1;
      return [
        { arm: 'treated' as const, members: 32, buyers: 0, fromId, assignedOn },
        { arm: 'holdout' as const, members: 8, buyers: 0, fromId: fromId + 32, assignedOn },
      ];
    }),
  );
  await sql(`UPDATE members SET tier_id = 4 WHERE member_id % 3 = 0`);
  await sql(
    `UPDATE member_summary s SET tier_id = m.tier_id FROM members m WHERE m.member_id = s.member_id`,
  );
  await sql(`INSERT INTO purchases (member_id, business_date, store_id, receipt, purchased_at, amount_minor, returned_minor)
    SELECT a.member_id, a.assigned_on + k, 1, 'P' || a.member_id || '/' || k, now(), 1000 * (1 + (a.member_id * 7 + k + 40) % 13) + CASE WHEN k >= 0 AND arm = 'treated' THEN 700 ELSE 0 END,
      CASE WHEN (a.member_id + k) % 11 = 0 THEN 500 ELSE 0 END
    FROM mechanic_arms a CROSS JOIN generate_series(-35, 20) k WHERE (a.member_id * 31 + k * 17 + 700) % (9 + a.member_id % 23) = 0`);
  await sql(`INSERT INTO purchases (member_id, business_date, store_id, receipt, purchased_at, amount_minor, is_return)
    SELECT member_id, assigned_on + 4, 1, 'B' || member_id, now(), -300, true FROM mechanic_arms WHERE member_id % 17 = 0`);
});

type Bought = { id: number; arm: 'treated' | 'holdout'; k: number; minor: number; back: boolean };

/** Figures of every member by plain arithmetic. */
async function byHand(days: number) {
  const rows =
    await sql<Bought>(`SELECT a.member_id::float8 AS id, arm, business_date - assigned_on AS k,
      (amount_minor - returned_minor)::float8 AS minor, is_return AS back
    FROM mechanic_arms a JOIN purchases p USING (member_id)`);
  const all = await sql<{ id: number; arm: 'treated' | 'holdout' }>(
    `SELECT member_id::float8 AS id, arm FROM mechanic_arms`,
  );
  return all.map(({ id, arm }) => {
    const own = rows.filter((row) => row.id === id);
    const sum = (from: number, to: number) =>
      own.filter(({ k }) => k >= from && k < to).reduce((total, { minor }) => total + minor, 0);
    const receipts = own.filter(({ k, back }) => !back && k >= 0 && k < days).length;
    return { id, arm, receipts, revenue: sum(0, days), before: sum(-days, 0) };
  });
}

describe('results of a mechanic', () => {
  it('of 14 days are those of every member by plain arithmetic, returns taken off, nobody left out', async () => {
    const members = await byHand(14);
    const { all } = await results({ days: '14', by: 'none' });
    const of = (arm: string) => members.filter((one) => one.arm === arm);
    for (const arm of ['treated', 'holdout'] as const) {
      const own = of(arm);
      expect(all?.[arm]).toEqual({
        count: own.length,
        buyers: own.filter(({ receipts }) => receipts > 0).length,
      });
      const mean = own.reduce((sum, { revenue }) => sum + revenue, 0) / own.length;
      expect(all?.figures.revenue[arm]).toBeCloseTo(mean, 6);
    }
    const sample = (arm: string) =>
      sampleOf(
        of(arm).map(({ revenue }) => revenue),
        of(arm).map(({ before }) => before),
      );
    const arms = { treated: sample('treated'), holdout: sample('holdout') };
    const adjusted = adjustedByBefore(arms);
    const expected = differenceOfMeans(adjusted?.arms ?? arms);
    const found = all?.figures.revenue;
    expect(found?.reduction ?? 0).toBeCloseTo(adjusted?.reduction ?? 0, 9);
    expect(found?.found?.difference).toBeCloseTo(expected?.difference ?? 0, 6);
    expect(found?.found?.interval.low).toBeCloseTo(expected?.interval.low ?? 0, 5);
    expect(all?.figures.margin.treated).toBeCloseTo((found?.treated ?? 0) / 4, 6);
  });

  it('since the assignment has purchases of every day that is over', async () => {
    const longer = await results({ days: 'since', by: 'none' });
    const shorter = await results({ days: '7', by: 'none' });
    expect(longer.all?.figures.receipts.treated).toBeGreaterThan(
      shorter.all?.figures.receipts.treated ?? 0,
    );
    expect(longer.assigned).toEqual({ firstOn: '2026-03-01', lastOn: '2026-03-10', days: 31 });
  });

  it('by tier: who was moved up afterwards counts where they were', async () => {
    const { parts, tiers } = await results({ by: 'tier' });
    expect(tiers.map(({ tierId }) => tierId)).toEqual([1, 4]);
    expect(parts.map(({ part, compared }) => [part, compared.treated.count])).toEqual([['1', 320]]);
  });

  it.each(['tier', 'rfm', 'silence'] as const)(
    'parts by %s come to all members together',
    async (by) => {
      const { all, parts } = await results({ by });
      const sum = (of: (one: (typeof parts)[number]['compared']) => number) =>
        parts.reduce((total, { compared }) => total + of(compared), 0);
      expect(sum(({ treated }) => treated.count)).toBe(all?.treated.count);
      expect(sum(({ holdout }) => holdout.buyers)).toBe(all?.holdout.buyers);
    },
  );

  it('each figure opens exactly its members, page after page', async () => {
    for (const by of ['none', 'tier', 'silence'] as const) {
      const { all, parts } = await results({ days: '14', by });
      const asked = { days: '14', by } as const;
      for (const arm of ['treated', 'holdout'] as const) {
        for (const what of ['assigned', 'buyers'] as const) {
          const count = what === 'buyers' ? 'buyers' : 'count';
          expect((await membersOf({ arm, what }, asked)).total).toBe(all?.[arm][count]);
          for (const { part, compared } of parts) {
            const page = await membersOf({ arm, what, part: part ?? 'none' }, asked);
            expect(page.total, `${by} ${part} ${arm} ${what}`).toBe(compared[arm][count]);
          }
        }
      }
    }
    const seen: number[] = [];
    let after: number | null = 0;
    while (after !== null) {
      const page: Awaited<ReturnType<typeof membersOf>> = await runQuery(
        listResultMembers,
        { ruleId, cell: { arm: 'holdout' }, after },
        ACTOR,
        { now },
      );
      seen.push(...page.members.map(({ memberId }) => memberId));
      after = page.next;
    }
    expect(new Set(seen).size).toBe(80);
    expect(seen).toHaveLength(80);
  });

  it('days tell awards by how they stand and refusals by what stood first', async () => {
    await sql(
      `INSERT INTO mechanic_days (rule_id, ran_on, found, refused) VALUES ($1, '2026-03-10', 45, '{"cooldown": 5}'), ($1, '2026-03-11', 2, '{"paused": 2, "outside": 9}')`,
      [ruleId],
    );
    const days = await runQuery(mechanicDays, { ruleId }, ACTOR, { now });
    expect(days).toHaveLength(11);
    expect(days.slice(-2)).toEqual([
      {
        on: '2026-03-10',
        given: 32,
        heldOut: 8,
        waiting: 0,
        gone: 0,
        refused: { cooldown: 5 },
        outside: 0,
      },
      {
        on: '2026-03-11',
        given: 0,
        heldOut: 0,
        waiting: 0,
        gone: 0,
        refused: { paused: 2 },
        outside: 9,
      },
    ]);
  });

  it('of a partner that pays 40% say what each side paid of 3,000 points', async () => {
    const shared = await seedMechanic({
      occasion: { is: 'partner', partner: 'Fuel', partnerPaysBps: 4_000 },
    });
    await seedArms(shared, [
      { arm: 'treated', members: 30, buyers: 0, fromId: 1, assignedOn: '2026-03-01' },
    ]);
    const found = await runQuery(mechanicResults, { ruleId: shared.ruleId }, ACTOR, { now });
    expect(found.costMinor).toBe(300_000n);
    expect(found.split).toMatchObject({ partnerMinor: 120_000n, programmeMinor: 180_000n });
    expect((await results()).split).toBeNull();
  });

  it('a mechanic of which nobody is held back has no comparison; a rule that is no mechanic has no results', async () => {
    const open = await seedMechanic({ holdoutBps: 0 });
    const found = await runQuery(mechanicResults, { ruleId: open.ruleId }, ACTOR, { now });
    expect([found.assigned, found.all, found.standing]).toEqual([null, null, null]);
    await expect(runQuery(mechanicResults, { ruleId: 1_000_000 }, ACTOR, { now })).rejects.toThrow(
      AppError,
    );
  });
});
