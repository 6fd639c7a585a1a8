import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/calendar';
import type { Ladder } from '../ladder';
import { shownOn } from '../shown';
import { earnedStep, type Standing, standingByNight, stepOf } from '../standing';
import { earnedSteps, measureColumns, putMeasure } from './columns';
import type { Compared } from './compared';
import { breakEven } from './cost';
import { judgeBase } from './judge-base';
import { MemberBaseBuilder, placeOf } from './member-base';
import { type MoverFilter, placesOf } from './movers';
import { simulate } from './simulate';
import { anyLadder, anyMembers, NIGHT, type RandomMember } from './testing/random-base';

const WORTH = { minor: 100n, hundredths: 100n };

function laid(ladder: Ladder, members: readonly RandomMember[]) {
  const builder = new MemberBaseBuilder(ladder.bases, 1);
  for (const member of members) builder.add(member);
  const base = builder.finish();
  const later = measureColumns(ladder.bases, base.size);
  const yearSpend = new Float64Array(base.size);
  for (const member of members) {
    const at = placeOf(base, member.memberId);
    putMeasure(later, at, member.later);
    yearSpend[at] = member.yearSpend;
  }
  return { base, later, yearSpend };
}

/** Where the night itself brings a member, and the night after their grace. */
function plainly(ladder: Ladder, member: RandomMember) {
  const { standing, measures } = member;
  // What is not asked for is not measured.
  const held = standingByNight(ladder, member, { night: NIGHT, standing, measures });
  const over = (stood: Standing, on: string) =>
    tierOf(ladder, shownOn(ladder, { standing: stood, floors: member.floors }, on).step);
  const atNight = over(held, NIGHT);
  if (held.graceUntilOn === null) return [atNight, atNight];
  const grace = standing.graceFromOn === held.graceFromOn ? measures.grace : measures.window;
  const fallsOn = addDays(held.graceUntilOn, 1);
  const fallen = standingByNight(ladder, member, {
    night: fallsOn,
    standing: held,
    measures: { window: member.later, grace },
  });
  return [atNight, over(fallen, fallsOn)];
}

const tierOf = (ladder: Ladder, step: number | undefined) =>
  ladder.tiers[step ?? -1]?.tierId ?? null;

function compared(live: Ladder | null, draft: Ladder, members: readonly RandomMember[]): Compared {
  // Both are measured by every basis here: what a ladder does not ask for it does not look at.
  const bases = ['spend', 'receipts', 'points'] as const;
  const { base, later, yearSpend } = laid({ ...draft, bases: [...bases] }, members);
  const judged = (ladder: Ladder) => ({
    ladder,
    outcomes: judgeBase(base, ladder, { night: NIGHT, later }),
  });
  return {
    base,
    night: NIGHT,
    live: live === null ? null : judged(live),
    draft: judged(draft),
    yearSpend,
  };
}

describe('a base of members', () => {
  it('is kept in the order of numbers, each with their own measures', () => {
    fc.assert(
      fc.property(anyLadder, anyMembers, (ladder, members) => {
        const { base } = laid(ladder, members);
        expect([...base.memberIds]).toEqual(
          members.map(({ memberId }) => memberId).toSorted((one, other) => one - other),
        );
        const steps = earnedSteps(ladder, base.window, new Int8Array(base.size));
        for (const { memberId, measures } of members) {
          expect(steps[placeOf(base, memberId)]).toBe(earnedStep(ladder, measures.window));
        }
      }),
    );
  });

  it('is judged as each member by the night itself, and by the night after grace', () => {
    fc.assert(
      fc.property(anyLadder, anyMembers, (ladder, members) => {
        const { base, later } = laid(ladder, members);
        const { atNight, after } = judgeBase(base, ladder, { night: NIGHT, later });
        for (const member of members) {
          const at = placeOf(base, member.memberId);
          const tiers = [tierOf(ladder, atNight[at]), tierOf(ladder, after[at])];
          expect(tiers).toEqual(plainly(ladder, member));
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('a simulation', () => {
  it('counts everyone once: flows and who stays, tiers before and after, and lists exactly them', () => {
    fc.assert(
      fc.property(fc.option(anyLadder), anyLadder, anyMembers, (live, draft, members) => {
        const both = compared(live, draft, members);
        const { up, down, stay, flows, tiers, below, falls } = simulate(both, WORTH);
        const total = (numbers: readonly (number | null)[]) =>
          numbers.reduce<number>((all, one) => all + (one ?? 0), 0);
        expect(up + down + stay).toBe(members.length);
        expect(total(flows.map((flow) => flow.members))).toBe(up + down);
        expect(total(tiers.map(({ draft: count }) => count)) + below.draft).toBe(members.length);
        expect(total(tiers.map(({ live: count }) => count)) + below.live).toBe(members.length);
        for (const { from, to, when, members: count } of flows) {
          const filter = { from: from ?? 0, to: to ?? 0, when };
          expect([...placesOf(both, filter, WORTH)]).toHaveLength(count);
        }
        const listed = (filter: MoverFilter) => [...placesOf(both, filter, WORTH)].length;
        expect(listed({ way: 'moves' })).toBe(up + down);
        for (const { tierId, live: before, draft: after } of tiers) {
          expect(listed({ from: tierId })).toBe(before ?? 0);
          expect(listed({ to: tierId })).toBe(after ?? 0);
        }
        expect([listed({ from: 0 }), listed({ to: 0 })]).toEqual([below.live, below.draft]);
        for (const { tierId, members: fall, lately } of falls) {
          expect(listed({ from: tierId, way: 'down' })).toBe(fall);
          expect(listed({ from: tierId, way: 'down', lately: true })).toBe(lately);
        }
      }),
    );
  });

  it('of the ladder itself moves nobody and costs nothing', () => {
    fc.assert(
      fc.property(anyLadder, anyMembers, (ladder, members) => {
        const { up, down, flows, cost, anyway } = simulate(
          compared(ladder, ladder, members),
          WORTH,
        );
        const fall = members.filter(
          (member) =>
            stepOf(ladder, member.standing.tierId) !==
            stepOf(ladder, plainly(ladder, member)[1] ?? null),
        );
        expect(anyway).toBe(fall.length);
        expect({ up, down, flows, year: cost.yearMinor }).toEqual({
          ...{ up: 0, down: 0, flows: [], year: '0' },
        });
      }),
    );
  });

  it('costs what each member gets more, added up one by one', () => {
    fc.assert(
      fc.property(anyLadder, anyLadder, anyMembers, (live, draft, members) => {
        const rate = (ladder: Ladder, tierId: number | null | undefined) => {
          const tier = ladder.tiers[stepOf(ladder, tierId ?? null)];
          const earning = tier?.benefits.earning;
          return earning === undefined ? 0 : Number(earning.points) / Number(earning.perMinor);
        };
        const plain = members.reduce((all, member) => {
          const more =
            rate(draft, plainly(draft, member)[1]) - rate(live, plainly(live, member)[1]);
          return all + member.yearSpend * more;
        }, 0);
        const both = compared(live, draft, members);
        const { cost } = simulate(both, WORTH);
        const others = members.filter(
          (member) =>
            rate(draft, plainly(draft, member)[1]) !== rate(live, plainly(live, member)[1]),
        );
        for (const gets of ['anything', 'points'] as const) {
          expect([...placesOf(both, { gets }, WORTH)]).toHaveLength(others.length);
        }
        expect(Number(cost.yearMinor)).toBeCloseTo(plain, -0.31);
        expect(Number(cost.lowMinor)).toBeLessThanOrEqual(Number(cost.highMinor));
      }),
    );
  });

  it('is paid for by 25% more spending when tiers give 5% at a margin of 25%', () => {
    const cost = {
      ...{ rows: [], monthMinor: '0', lowMinor: '0', highMinor: '0', points: '0' },
      ...{ yearMinor: '50000', upSpendMinor: '1000000', upGivesMinor: '50000' },
    };
    expect(breakEven(cost, 2_500)).toBe(0.25);
    expect(breakEven(cost, 500)).toBeNull();
    expect(breakEven({ ...cost, yearMinor: '-1' }, 2_500)).toBe(0);
  });
});
