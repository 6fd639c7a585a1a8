import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import type { MechanicFigures } from '@/lib/domain/mechanics/simulation/simulation-input';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { sql } from '@/lib/points/testing/points-desk';
import { keepForecast } from '../simulation/commands/keep-forecast';
import { listAwards } from './queries/list-awards';
import { mechanicForecast } from './queries/mechanic-forecast';
import { mechanicResults } from './queries/mechanic-results';
import { seedArms, seedMechanic } from './testing/seed-experiment';

const ACTOR = systemActor('test');
const now = new Date('2026-03-31T09:00:00Z');
const at = { now };
const exactly = (count: number) => ({ count, from: count, to: count });
const FIGURES: MechanicFigures = {
  ...{ members: exactly(90), awards: exactly(106), heldOut: 0, takenBack: 0, points: '0' },
  ...{ coupons: 0, costMinor: '0', owedMinor: '0' },
  weeks: Array.from({ length: 53 }, () => ({
    ...{ fromOn: '', members: 20, awards: 22, points: '220000', costMinor: '2200' },
    owedMinor: '0',
  })),
  ...{ byTier: [], byRfm: [], refused: [], beside: [], breakEven: null },
};

let ruleId = 0;
beforeAll(async () => {
  const mechanic = await seedMechanic({ holdoutBps: 2_000, leastBps: 350 });
  ruleId = mechanic.ruleId;
  // Weeks that are compared begin on Sunday 1 March 2026: 52 weeks after the first day of the forecast.
  const arm = { arm: 'treated' as const, buyers: 0 };
  await seedArms(mechanic, [
    { ...arm, members: 3, fromId: 1, assignedOn: '2026-03-09' },
    { ...arm, members: 8, fromId: 11, assignedOn: '2026-03-15' },
    { ...arm, members: 4, fromId: 21, assignedOn: '2026-03-24' },
    { ...arm, members: 5, fromId: 31, assignedOn: '2026-03-30' },
    { arm: 'holdout', members: 2, buyers: 0, fromId: 41, assignedOn: '2026-03-16' },
  ]);
  await sql(`INSERT INTO mechanic_switches (rule_id, salt, launched_at, launched_by)
    VALUES (${ruleId}, 7, '2026-03-08T12:00:00Z', 9001)`);
  // One of the second week has a second award, one was taken back, one dropped before it was given.
  await sql(`INSERT INTO awards (member_id, rule_id, occurrence, rule_version_id, state, decided_on, decided_at, due_on, points, dropped)
    VALUES (11, ${ruleId}, 'again', ${mechanic.versionId}, 'given', '2026-03-17', now(), '2026-03-17', 10000, NULL),
      (12, ${ruleId}, 'lost', ${mechanic.versionId}, 'takenBack', '2026-03-17', now(), '2026-03-17', 0, NULL),
      (13, ${ruleId}, 'untold', ${mechanic.versionId}, 'dropped', '2026-03-17', now(), '2026-03-17', 0, 'notNow')`);
  await runCommand(
    keepForecast,
    {
      ...{ versionId: mechanic.versionId, ruleId, fromOn: '2025-03-02', throughOn: '2026-03-01' },
      ...{ looked: 100, inForce: 100, isSample: false, figures: FIGURES },
    },
    ACTOR,
    at,
  );
});

describe('the forecast of a mechanic beside what happened', () => {
  it('has whole weeks by plain counting, each award at what its version gives though it was taken back', async () => {
    const beside = await runQuery(mechanicForecast, { ruleId }, ACTOR, at);
    expect(
      beside?.weeks.map(({ fromOn, isWhole, actual }) => [
        ...[fromOn, isWhole, actual.members, actual.awards, Number(actual.points)],
      ]),
    ).toEqual([
      ['2026-03-08', true, 3, 3, 30_000],
      ['2026-03-15', true, 8, 10, 100_000],
      ['2026-03-22', true, 4, 4, 40_000],
      ['2026-03-29', false, 5, 5, 50_000],
    ]);
    expect(beside?.whole?.actual).toMatchObject({ members: 15, awards: 17, points: 170_000n });
    expect(beside?.whole?.forecast).toMatchObject({ members: 60, awards: 66, points: 660_000n });
    expect([beside?.days, beside?.reachedSoFar, beside?.reachedInYear]).toEqual([23, 20, 90]);
  });

  it('opens exactly its members: as many as each figure says', async () => {
    const beside = await runQuery(mechanicForecast, { ruleId }, ACTOR, at);
    for (const { fromOn: from, throughOn: through, actual } of beside?.weeks ?? []) {
      const asked = { ruleId, state: 'reached' as const, from, through };
      const list = await runQuery(listAwards, asked, ACTOR, at);
      expect([list.members, list.total, list.awards.length]).toEqual([
        actual.members,
        actual.awards,
        actual.awards,
      ]);
    }
  });

  it('is not told of what was never handed in or launched', async () => {
    const other = await seedMechanic();
    expect(await runQuery(mechanicForecast, { ruleId: other.ruleId }, ACTOR, at)).toBeNull();
  });

  it('is planned for the difference of its definition, and shows another when it is asked', async () => {
    const planned = await runQuery(mechanicResults, { ruleId }, ACTOR, at);
    expect([planned.leastBps, planned.plannedLeastBps]).toEqual([350, 350]);
    const asked = await runQuery(mechanicResults, { ruleId, leastBps: 700 }, ACTOR, at);
    expect([asked.leastBps, asked.plannedLeastBps]).toEqual([700, 350]);
  });
});
