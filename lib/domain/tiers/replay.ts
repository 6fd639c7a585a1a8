import { addDays } from '../shared/calendar';
import { toPoints } from '../shared/points';
import { isSameStanding } from './judged';
import type { Ladder } from './ladder';
import {
  type Climber,
  countedFrom,
  countedFromAtNight,
  type Measure,
  type Measures,
  NO_STANDING,
  NOTHING,
  type Standing,
  standingByDay,
  standingByNight,
  startingStanding,
} from './standing';

/** What one day of a member counts, on its own date: a return takes from the day of its purchase. */
export type DayFact = Measure & { readonly on: string };

/** A version of the ladder and its first day. */
export type DatedLadder = { readonly startsOn: string; readonly ladder: Ladder };

/** A standing that changed, and whether the day or the night before it did so. */
export type StandingChange = {
  readonly on: string;
  readonly by: 'day' | 'night';
  readonly before: Standing;
  readonly after: Standing;
};

/** Two measures together. */
export const plusMeasure = (one: Measure, other: Measure): Measure => ({
  spend: one.spend + other.spend,
  receipts: one.receipts + other.receipts,
  points: toPoints(one.points + other.points),
});

/** Sums of any days, both included, from facts in the order of their days. */
function summing(facts: readonly DayFact[]): (fromOn: string, toOn: string) => Measure {
  return (fromOn, toOn) =>
    facts.reduce(
      (sum, fact) => (fact.on >= fromOn && fact.on <= toOn ? plusMeasure(sum, fact) : sum),
      NOTHING,
    );
}

/** The version that holds on a day; null before the first. */
export function ladderOn(versions: readonly DatedLadder[], on: string): Ladder | null {
  return versions.findLast(({ startsOn }) => startsOn <= on)?.ladder ?? null;
}

/**
 * How a member came to stand as they do: every night and every day from the first version on, by facts on their own dates,
 * whenever they became known. `start` is the tier before the first version; null: there was none. The last day is judged with what it has so far.
 */
export function replayStanding({
  versions,
  facts,
  climber,
  start = null,
  throughOn,
}: {
  readonly versions: readonly DatedLadder[];
  readonly facts: readonly DayFact[];
  readonly climber: Climber;
  readonly start?: number | null;
  readonly throughOn: string;
}): { readonly standing: Standing; readonly changes: readonly StandingChange[] } {
  const sum = summing(facts);
  const days = new Set(facts.map(({ on }) => on));
  const changes: StandingChange[] = [];
  const [first] = versions;
  if (first === undefined) return { standing: { ...NO_STANDING, tierId: start }, changes };
  const { startsOn: firstOn, ladder: firstLadder } = first;
  let standing: Standing = startingStanding(firstLadder, start);
  const measured = (fromOn: string, toOn: string): Measures => ({
    window: sum(fromOn, toOn),
    grace: standing.graceFromOn === null ? NOTHING : sum(standing.graceFromOn, toOn),
  });
  const change = (on: string, by: StandingChange['by'], after: Standing) => {
    if (!isSameStanding(standing, after)) changes.push({ on, by, before: standing, after });
    standing = after;
  };
  const begunOn = firstOn > climber.joinedOn ? firstOn : climber.joinedOn;
  for (let on = begunOn; on <= throughOn; on = addDays(on, 1)) {
    const ladder = ladderOn(versions, on);
    if (ladder === null) continue;
    const nightFrom = countedFromAtNight(ladder, climber, { night: on, standing });
    const atNight = measured(nightFrom, addDays(on, -1));
    change(
      on,
      'night',
      standingByNight(ladder, climber, { night: on, standing, measures: atNight }),
    );
    if (!days.has(on)) continue;
    const byDay = measured(countedFrom(ladder, climber, { on, standing }), on);
    change(on, 'day', standingByDay(ladder, climber, { on, standing, measures: byDay }));
  }
  return { standing, changes };
}
