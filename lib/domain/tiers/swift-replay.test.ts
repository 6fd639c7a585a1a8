import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../shared/calendar';
import { toPoints } from '../shared/points';
import type { LadderJson } from './ladder';
import { replayStanding } from './replay';
import { swiftReplay } from './swift-replay';
import { ladderFrom } from './testing/ladders';

const FIRST_ON = '2024-01-01';
const LAST_DAY = 900;
const dayAt = (place: number) => addDays(FIRST_ON, place);
const anyDay = fc.integer({ min: 0, max: LAST_DAY }).map(dayAt);

const periods = fc.record({
  window: fc.constantFrom<LadderJson['window'][]>(
    { kind: 'calendarYear' },
    { kind: 'anniversary' },
    { kind: 'rolling', months: 3 },
  ),
  validity: fc.constantFrom('thisPeriod' as const, 'nextPeriod' as const),
});
const rolling = fc.record({
  window: fc.integer({ min: 1, max: 13 }).map((months) => ({ kind: 'rolling' as const, months })),
  validity: fc.constant('window' as const),
});
const anyLadder = fc
  .record({
    measured: fc.oneof(periods, rolling),
    downgrade: fc.constantFrom('toEarned' as const, 'oneStep' as const, 'requalify' as const),
    graceDays: fc.constantFrom(0, 1, 30),
    landingMonths: fc.constantFrom(0, 0, 2),
    from: fc.constantFrom([0, 100, 300], [50, 100], [0, 80, 120, 400]),
  })
  .map(({ measured, from, ...settings }) => ladderFrom(from, { ...measured, ...settings }));
const anyFact = fc.record({
  on: anyDay,
  spend: fc.integer({ min: -5_000, max: 30_000 }).map(BigInt),
  receipts: fc.integer({ min: 0, max: 2 }),
  points: fc.constant(toPoints(0n)),
});
describe('the swift replay', () => {
  it('asks on the second day of a member too: their first year begins with it', () => {
    const ladder = ladderFrom([0, 100], {
      window: { kind: 'anniversary' },
      validity: 'thisPeriod',
    });
    const played = {
      versions: [{ startsOn: FIRST_ON, ladder }],
      facts: [{ on: dayAt(5), spend: 20_000n, receipts: 1, points: toPoints(0n) }],
      climber: { joinedOn: dayAt(10) },
      start: 2,
      throughOn: dayAt(30),
    };
    const { changes } = replayStanding(played);
    expect(swiftReplay(played).changes).toMatchObject(changes);
  });

  it('comes to the same standing by the same changes as every night and day one after the other', () => {
    fc.assert(
      fc.property(
        fc.record({
          ladders: fc.array(anyLadder, { minLength: 1, maxLength: 3 }),
          starts: fc.uniqueArray(fc.nat(LAST_DAY), { minLength: 3, maxLength: 3 }),
          facts: fc.array(anyFact, { maxLength: 25 }),
          joinedOn: anyDay,
          start: fc.constantFrom(null, null, 2),
        }),
        ({ ladders, starts, facts, joinedOn, start }) => {
          const inOrder = starts.toSorted((one, other) => one - other);
          const played = {
            versions: ladders.map((ladder, place) => ({
              startsOn: dayAt(inOrder[place] ?? 0),
              ladder,
            })),
            facts: facts.toSorted((one, other) => (one.on < other.on ? -1 : 1)),
            climber: { joinedOn },
            start,
            throughOn: dayAt(LAST_DAY + 60),
          };
          const plain = replayStanding(played);
          const swift = swiftReplay(played);
          expect(swift.changes.map(({ measures: _, version: __, ...change }) => change)).toEqual(
            plain.changes,
          );
          expect(swift.standing).toEqual(plain.standing);
        },
      ),
      { numRuns: 500 },
    );
  });
});
