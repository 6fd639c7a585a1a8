import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARMS } from '../experiments/assign';
import { KINDS } from './kinds/registry';
import { type RunEvent, replayRun, runLive } from './run';
import { anyDays, anyFacts, OCCASIONS } from './testing/arbitraries';
import { live, mechanicFor, runMember } from './testing/members';

const RUNS = 60;
const anyOccasion = fc.oneof(...KINDS.map(({ id }) => OCCASIONS[id]));

/** Mechanics that stand in each other's way: groups, budgets, caps and rests. */
const anyMechanic = fc
  .record({
    occasion: anyOccasion,
    priority: fc.integer({ min: 1, max: 3 }),
    isPaused: fc.constantFrom(false, false, false, true),
    group: fc.constantFrom(null, { name: 'gifts', days: 5 }),
    cooldownDays: fc.nat(40),
    budget: fc.constantFrom({}, { points: '450' }, { members: 1 }),
    times: fc.constantFrom(undefined, { most: 2, inDays: 60 }),
  })
  .map(({ occasion, isPaused, cooldownDays, times, ...rest }) => {
    const perMember = { cooldownDays, ...(times === undefined ? {} : { times }) };
    return { isPaused, mechanic: mechanicFor(occasion, { ...rest, perMember }) };
  });

const anyRun = fc
  .record({
    mechanics: fc.array(anyMechanic, { minLength: 1, maxLength: 4 }),
    members: fc.uniqueArray(
      fc.record({ facts: anyFacts, arm: fc.constantFrom(...ARMS), gone: fc.nat(30) }),
      { minLength: 1, maxLength: 3, selector: ({ facts }) => facts.memberId },
    ),
    days: anyDays,
  })
  .map(({ mechanics, members, days }) => ({
    mechanics: mechanics.map((one, i) =>
      live(one.mechanic, { mechanicId: i + 1, isPaused: one.isPaused }),
    ),
    members: members.map(({ facts, arm, gone }) =>
      runMember(facts, {
        armOf: () => arm,
        // In and out of the audience and of force as months go.
        isInAudience: (mechanicId, on) => (Number(on.slice(8)) + mechanicId) % 7 !== 0,
        leftOut: (on) => (Number(on.slice(8)) < gone ? ['suspended'] : []),
      }),
    ),
    days,
  }));

describe('a run of several mechanics over a period', () => {
  it('day by day is the same as its replay: what was given, held back and taken back, and when', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        expect(replayRun(run)).toEqual(runLive(run));
      }),
      { numRuns: RUNS },
    );
  });

  it('is the same where members stand as they stood: what that refuses is not asked again', () => {
    const anySteady = fc
      .record({
        run: anyRun,
        endsOn: fc.constantFrom(null, null, '2024-09-30', '2025-03-31'),
        startsOn: fc.constantFrom('2020-01-01', '2024-08-15'),
        members: fc.array(
          fc.record({
            isIn: fc.constantFrom(true, true, true, false),
            leftOut: fc.constantFrom([], [], ['suspended' as const]),
          }),
          { minLength: 3, maxLength: 3 },
        ),
      })
      .map(({ run, startsOn, endsOn, members }) => ({
        ...run,
        mechanics: run.mechanics.map((one) => ({ ...one, startsOn, endsOn })),
        members: run.members.map((member, i) => ({
          ...member,
          isInAudience: () => members[i]?.isIn !== false,
          leftOut: () => members[i]?.leftOut ?? [],
          isSteady: true,
        })),
      }));
    fc.assert(
      fc.property(anySteady, (run) => {
        expect(replayRun(run)).toEqual(runLive(run));
      }),
      { numRuns: RUNS * 2 },
    );
  });

  it('holds every limit', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const events = runLive(run);
        const gave = events.filter(({ did }) => did === 'gave');
        const names = events
          .filter(({ did }) => did === 'gave' || did === 'heldOut')
          .map(({ mechanicId, memberId, key }) => `${mechanicId} ${memberId} ${key}`);
        expect(new Set(names).size).toBe(names.length);
        for (const { mechanicId, isPaused, mechanic } of run.mechanics) {
          const mine = gave.filter((event) => event.mechanicId === mechanicId);
          const { members, points } = mechanic.budget;
          if (isPaused) expect(mine).toEqual([]);
          if (members !== undefined) {
            expect(new Set(mine.map(({ memberId }) => memberId)).size).toBeLessThanOrEqual(members);
          }
          const taken = events.filter(
            (event) => event.mechanicId === mechanicId && event.did === 'tookBack',
          );
          const pointsOf = (list: readonly RunEvent[]) =>
            list.reduce((sum, event) => sum + ('points' in event ? event.points : 0n), 0n);
          const given = pointsOf(mine) - pointsOf(taken);
          if (points !== undefined) expect(given <= points).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
