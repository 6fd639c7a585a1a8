import { addDays } from '../shared/calendar';
import { toPoints } from '../shared/points';
import { isSameStanding } from './judged';
import type { DatedLadder, DayFact, replayStanding, StandingChange } from './replay';
import {
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
import { clockTurn, turningDays } from './turning-days';

/** A change of standing, what was measured for it, and the version that judged. */
export type MeasuredChange = StandingChange & {
  readonly measures: Measures;
  readonly version: DatedLadder;
};

/** Sums of any days by what has come together up to each of them. Facts in the order of their days. */
function summing(facts: readonly DayFact[]): (fromOn: string, toOn: string) => Measure {
  const upTo: Measure[] = [NOTHING];
  for (const [place, fact] of facts.entries()) {
    const before = upTo[place] ?? NOTHING;
    upTo.push({
      spend: before.spend + fact.spend,
      receipts: before.receipts + fact.receipts,
      points: toPoints(before.points + fact.points),
    });
  }
  /** How many facts stand before a day. */
  const countBefore = (on: string): number => {
    let low = 0;
    let high = facts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((facts[middle]?.on ?? '') < on) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (fromOn, toOn) => {
    const first = countBefore(fromOn);
    // Nothing sorts between a day and the day with a mark behind it.
    const past = countBefore(`${toOn}~`);
    if (past <= first) return NOTHING;
    const before = upTo[first] ?? NOTHING;
    const all = upTo[past] ?? NOTHING;
    return {
      spend: all.spend - before.spend,
      receipts: all.receipts - before.receipts,
      points: toPoints(all.points - before.points),
    };
  };
}

/**
 * The same as `replayStanding`, night by night, without the nights on which nothing can change: after a change the next one,
 * otherwise the next day of facts, end of a window, a period, a grace or a version. Facts in the order of their days.
 */
export function swiftReplay({
  versions,
  facts,
  climber,
  start = null,
  throughOn,
}: Parameters<typeof replayStanding>[0]): {
  readonly standing: Standing;
  readonly changes: readonly MeasuredChange[];
} {
  const changes: MeasuredChange[] = [];
  const [first] = versions;
  if (first === undefined) return { standing: { ...NO_STANDING, tierId: start }, changes };
  let standing: Standing = startingStanding(first.ladder, start);
  const sum = summing(facts);
  const days = new Set(facts.map(({ on }) => on));
  const turns = turningDays({ versions, facts, climber, throughOn });
  const measured = (fromOn: string, toOn: string): Measures => ({
    window: sum(fromOn, toOn),
    grace: standing.graceFromOn === null ? NOTHING : sum(standing.graceFromOn, toOn),
  });
  const keep = (
    { on, by, version }: Pick<MeasuredChange, 'on' | 'by' | 'version'>,
    after: Standing,
    measures: Measures,
  ): boolean => {
    if (isSameStanding(standing, after)) return false;
    changes.push({ on, by, before: standing, after, measures, version });
    standing = after;
    return true;
  };
  let on = first.startsOn > climber.joinedOn ? first.startsOn : climber.joinedOn;
  let place = 0;
  while (on <= throughOn) {
    const version = versions.findLast(({ startsOn }) => startsOn <= on) ?? first;
    const { ladder } = version;
    const nightFrom = countedFromAtNight(ladder, climber, { night: on, standing });
    const atNight = measured(nightFrom, addDays(on, -1));
    const night = { night: on, standing, measures: atNight };
    let isChanged = keep(
      { on, by: 'night', version },
      standingByNight(ladder, climber, night),
      atNight,
    );
    if (days.has(on)) {
      const byDay = measured(countedFrom(ladder, climber, { on, standing }), on);
      const day = { on, standing, measures: byDay };
      isChanged =
        keep({ on, by: 'day', version }, standingByDay(ladder, climber, day), byDay) || isChanged;
    }
    while ((turns[place] ?? '~') <= on) place += 1;
    const turn = turns[place] ?? '~';
    const clock = clockTurn(standing, on) ?? '~';
    on = isChanged ? addDays(on, 1) : turn < clock ? turn : clock;
  }
  return { standing, changes };
}
