import { addDays } from '../../shared/calendar';
import { toPoints } from '../../shared/points';
import { isSameStanding } from '../judged';
import type { Ladder } from '../ladder';
import type { DayFact } from '../replay';
import {
  type Climber,
  type Measure,
  type Measures,
  NOTHING,
  type Standing,
  standingByNight,
} from '../standing';
import { clockTurn, exitNight, periodStarts } from '../turning-days';
import { nightWindowStart } from '../windows';

/** Nights to come that one version of a ladder judges, each as if nobody bought anything after the day up to which receipts are known. */
export type NightsAhead = {
  readonly ladder: Ladder;
  readonly fromNight: string;
  readonly throughNight: string;
  readonly knownOn: string;
};

/** A member as they are measured for the first of these nights. */
export type PlayedMember = Climber & {
  readonly standing: Standing;
  readonly measures: Measures;
  /** What the window of a later night no longer holds, in the order of its days; of rolling windows alone. */
  readonly leaving: readonly DayFact[];
};

const less = (one: Measure, other: Measure): Measure => ({
  spend: one.spend - other.spend,
  receipts: one.receipts - other.receipts,
  points: toPoints(one.points - other.points),
});

/** Whether nothing that is known counts any more: a fall that asks to qualify anew is still to come. */
export const countsNothing = ({ countsFromOn }: Standing, knownOn: string): boolean =>
  countsFromOn !== null && countsFromOn > knownOn;

/** What a member measures in each of the nights: a rolling window loses days, a year ends with everything in it. */
function measuring({ ladder, fromNight }: NightsAhead, member: PlayedMember) {
  const { window } = ladder;
  let left = member.measures.window;
  let place = 0;
  const firstOn = nightWindowStart(ladder, fromNight, member.joinedOn);
  return (night: string): Measure => {
    if (window.kind !== 'rolling') {
      return nightWindowStart(ladder, night, member.joinedOn) === firstOn ? left : NOTHING;
    }
    for (let fact = member.leaving[place]; fact !== undefined; fact = member.leaving[place]) {
      if (exitNight(fact.on, window.months) > night) break;
      left = less(left, fact);
      place += 1;
    }
    return left;
  };
}

/** Nights on which what is measured becomes another, in order. */
function turnsOf({ ladder, fromNight, throughNight }: NightsAhead, member: PlayedMember) {
  const { window } = ladder;
  if (window.kind === 'rolling')
    return member.leaving.map(({ on }) => exitNight(on, window.months));
  return periodStarts(ladder, member, { fromOn: addDays(fromNight, -1), throughOn: throughNight });
}

/**
 * How a member stands after the nights, judged as each night judges: on those alone on which a measure, the end of a period, of grace or of a
 * soft landing can change something.
 */
export function playNights(nights: NightsAhead, member: PlayedMember): Standing {
  const { ladder, fromNight, throughNight, knownOn } = nights;
  const measuredIn = measuring(nights, member);
  const turns = turnsOf(nights, member);
  let { standing } = member;
  let { grace } = member.measures;
  let place = 0;
  for (let night = fromNight; night <= throughNight; ) {
    const counted = measuredIn(night);
    const window = countsNothing(standing, knownOn) ? NOTHING : counted;
    const measures = { window, grace };
    const after = standingByNight(ladder, member, { night, standing, measures });
    // Grace that begins counts what the window of its night did: nothing is bought after it.
    if (after.graceFromOn !== null && after.graceFromOn !== standing.graceFromOn) grace = window;
    const isChanged = !isSameStanding(standing, after);
    standing = after;
    while ((turns[place] ?? '~') <= night) place += 1;
    const turn = turns[place] ?? '~';
    const clock = clockTurn(standing, night) ?? '~';
    night = isChanged ? addDays(night, 1) : turn < clock ? turn : clock;
  }
  return standing;
}
