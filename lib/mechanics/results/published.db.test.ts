import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { HILLSTROM, VISITS } from '@/lib/domain/experiments/testing/hillstrom';
import type { MechanicResults } from '@/lib/domain/mechanics/results/results-page';
import { runQuery } from '@/lib/kernel/query';
import { sql } from '@/lib/points/testing/points-desk';
import { mechanicResults } from './queries/mechanic-results';
import { seedArms, seedMechanic } from './testing/seed-experiment';

/** Sent women's mail in the same test: of the three groups of the check of sizes. */
const WOMENS = 21_387;
const MISSING = 1_500;
const ACTOR = systemActor('test');
const now = new Date('2026-03-20T09:00:00Z');
const percent = (share: number | undefined, digits = 4) => ((share ?? 0) * 100).toFixed(digits);

let found: MechanicResults;
let uneven: MechanicResults;

/** The published test: half are mailed, a visit within two weeks is a purchase here. */
beforeAll(async () => {
  const mechanic = await seedMechanic({ holdoutBps: 5_000 });
  const { treated, holdout } = HILLSTROM;
  const assignedOn = '2026-03-01';
  await seedArms(mechanic, [
    { arm: 'treated', members: treated.count, buyers: VISITS.treated, fromId: 1, assignedOn },
    { arm: 'holdout', members: holdout.count, buyers: VISITS.holdout, fromId: 50_001, assignedOn },
    { arm: 'programme', members: 1_000, buyers: 900, fromId: 90_001, assignedOn },
  ]);
  const asked = { days: '14', by: 'none' } as const;
  found = await runQuery(mechanicResults, { ruleId: mechanic.ruleId, ...asked }, ACTOR, { now });
  const other = await seedMechanic({ holdoutBps: 5_000 });
  await seedArms(other, [
    { arm: 'treated', members: WOMENS, buyers: 0, fromId: 100_001, assignedOn },
    { arm: 'holdout', members: holdout.count - MISSING, buyers: 0, fromId: 150_001, assignedOn },
  ]);
  uneven = await runQuery(mechanicResults, { ruleId: other.ruleId, ...asked }, ACTOR, { now });
});

describe("Hillstrom's e-mail test as a mechanic, from its members and purchases", () => {
  it('UPL-01 18.2757% of the mailed bought and 10.6167% of the others: +7.6590 points, 6.9953 to 8.3226, z 22.62', () => {
    const { treated, holdout, figures } = found.all ?? {};
    expect([treated, holdout]).toEqual([
      { count: 21_307, buyers: 3_894 },
      { count: 21_306, buyers: 2_262 },
    ]);
    const buyers = figures?.buyers;
    expect([percent(buyers?.treated), percent(buyers?.holdout)]).toEqual(['18.2757', '10.6167']);
    expect(percent(buyers?.found?.difference)).toBe('7.6590');
    expect(percent(buyers?.found?.interval.low)).toBe('6.9953');
    expect(percent(buyers?.found?.interval.high)).toBe('8.3226');
    expect(buyers?.found?.statistic.toFixed(2)).toBe('22.62');
    expect(percent(buyers?.uplift?.uplift, 3)).toBe('72.140');
    expect(buyers?.reduction).toBeNull();
    expect(found.standing?.verdict).toEqual({ is: 'more' });
  });

  it('UPL-04 21,307 and 21,306 are halves as planned; 21,387 and 19,806 are not, and no verdict is given', () => {
    expect(found.standing?.sizes.differsFromPlan).toBe(false);
    expect(found.standing?.sizes.p).toBeGreaterThan(0.99);
    expect(uneven.standing?.sizes.differsFromPlan).toBe(true);
    expect(uneven.standing?.verdict).toEqual({ is: 'groupsDiffer' });
  });

  it('UPL-06 those held back got neither points nor message nor promise, and all 21,306 are counted', async () => {
    const heldOut = found.awards.find(({ state }) => state === 'heldOut');
    expect(heldOut).toEqual({
      state: 'heldOut',
      awards: 21_306,
      members: 21_306,
      points: 0n,
      minor: 0n,
    });
    expect(found.all?.holdout.count).toBe(heldOut?.members);
    const [row] = await sql(
      `SELECT (SELECT count(*)::int FROM messages) AS messages, (SELECT count(*)::int FROM point_holds) AS holds,
         (SELECT count(*)::int FROM awards WHERE state = 'heldOut' AND (seq IS NOT NULL OR message_id IS NOT NULL)) AS effects`,
    );
    expect(row).toEqual({ messages: 0, holds: 0, effects: 0 });
  });

  it('members of the programme’s own holdout are in neither arm', () => {
    expect(found.programme).toBe(1_000);
    expect(found.assigned).toEqual({ firstOn: '2026-03-01', lastOn: '2026-03-01', days: 20 });
  });

  it('21,307 times 100 points for 1,632 sales more than as many of the others made: 1,305.66 each', () => {
    expect(found.costMinor).toBe(213_070_000n);
    const { costOfSale, figures, treated } = found.all ?? {};
    const more = (figures?.receipts.found?.difference ?? 0) * (treated?.count ?? 0);
    expect(Math.round(more)).toBe(1_632);
    expect(costOfSale?.minor).toBe(130_566n);
  });
});
