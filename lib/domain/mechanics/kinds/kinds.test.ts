import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/calendar';
import { knownOn } from '../facts';
import { type Days, isOpenOn, type Occurrence } from '../occurrence';
import { anyDays, anyFacts, OCCASIONS } from '../testing/arbitraries';
import { mechanicFor, member } from '../testing/members';
import { KINDS, type MechanicKindId, occurrencesOf } from './registry';

const RUNS = 200;
const KIND_IDS = KINDS.map(({ id }) => id);
type Told = readonly [key: string, on: string, did: 'due' | 'back', flaw: string | null];

/** What is found of occurrences on one day: what may be given for the first time, and what is taken back. */
function toldOn(found: readonly Occurrence[], on: string, known: Set<string>): readonly Told[] {
  return found.flatMap((one): readonly Told[] => {
    const { key, takenBackOn, flaw } = one;
    if (takenBackOn !== null && takenBackOn <= on) {
      return takenBackOn === on && known.has(key) ? [[key, on, 'back', flaw]] : [];
    }
    if (!isOpenOn(one, on) || known.has(key)) return [];
    known.add(key);
    return [[key, on, 'due', flaw]];
  });
}

const eachDay = ({ fromOn, throughOn }: Days, told: (on: string) => readonly Told[]) => {
  const all: Told[] = [];
  for (let on = fromOn; on <= throughOn; on = addDays(on, 1)) {
    all.push(...told(on).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }
  return all;
};

const asked = (id: MechanicKindId) =>
  fc.record({ occasion: OCCASIONS[id], facts: anyFacts, days: anyDays });

describe.each(KIND_IDS)('%s', (id) => {
  it('live day by day, by what was known on each, is the same as replayed at once', () => {
    fc.assert(
      fc.property(asked(id), ({ occasion: json, facts, days }) => {
        const { occasion } = mechanicFor(json);
        const [live, replayed] = [new Set<string>(), new Set<string>()];
        const whole = occurrencesOf(occasion, facts, days);
        const byDay = eachDay(days, (on) => {
          const day = { fromOn: on, throughOn: on };
          return toldOn(occurrencesOf(occasion, knownOn(facts, on), day), on, live);
        });
        expect(byDay).toEqual(eachDay(days, (on) => toldOn(whole, on, replayed)));
      }),
      { numRuns: RUNS },
    );
  });

  it('has no key twice, and none that ends before it is due', () => {
    fc.assert(
      fc.property(asked(id), ({ occasion: json, facts, days }) => {
        const found = occurrencesOf(mechanicFor(json).occasion, facts, days);
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
        for (const { key, dueOn, untilOn, takenBackOn } of found) {
          expect(untilOn === null || untilOn >= dueOn).toBe(true);
          // Somebody can say on the very day that nobody brought the friend: what was given that day is taken back.
          const isEndedThatDay = facts.friends.some(
            ({ toldAs, endedOn }) =>
              id === 'referral' && String(toldAs) === key && endedOn === dueOn,
          );
          const firstOn = isEndedThatDay ? dueOn : addDays(dueOn, 1);
          expect(takenBackOn === null || takenBackOn >= firstOn).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('reads no facts but those that it names', () => {
    const { reads } = KINDS.find((kind) => kind.id === id) ?? { reads: [] };
    fc.assert(
      fc.property(asked(id), ({ occasion: json, facts, days }) => {
        const { occasion } = mechanicFor(json);
        const named = Object.fromEntries(reads.map((name) => [name, facts[name]]));
        const less = { ...member({ memberId: facts.memberId, joinedOn: '1999-01-01' }), ...named };
        expect(occurrencesOf(occasion, less, days)).toEqual(occurrencesOf(occasion, facts, days));
      }),
      { numRuns: RUNS },
    );
  });

  it('is found by random members at all', () => {
    const sample = fc.sample(asked(id), { numRuns: RUNS * 4, seed: 7 });
    const found = sample.filter(
      ({ occasion, facts, days }) =>
        occurrencesOf(mechanicFor(occasion).occasion, facts, days).length > 0,
    );
    expect(found.length).toBeGreaterThan(RUNS / 20);
  });
});
