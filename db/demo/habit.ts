import type { Random } from './random';
import { paceOf, pullOf } from './season';

/** How one member shops: their own rhythm, constancy and purse. */
export interface Habit {
  /** Usual days between visits. */
  readonly gapDays: number;
  /** Each visit stretches the next gap by this factor: interest wears off, or grows. */
  readonly drift: number;
  /** Probability that a visit is the last one for a long time. */
  readonly leaving: number;
  /** Probability that who left comes back late. */
  readonly returning: number;
  /** Purse against the average member's. */
  readonly affluence: number;
}

/** Members who never bought: they took the card and that was all. */
const NEVER_BOUGHT = 0.03;
/** Members whose first visit was the last. */
const ONCE_ONLY = 0.1;
/** Visits of one member at most: far above what the rhythm gives, a limit all the same. */
const MOST_VISITS = 480;
/** Days that a planned visit may slip to a better day of the week. */
const SLIP_DAYS = 3;

/** Draws a habit. The spread of gaps is log-normal: few come often, most now and then. */
export function drawHabit(random: Random): Habit {
  return {
    gapDays: Math.min(240, Math.max(2, 21 * Math.exp(0.85 * random.normal()))),
    drift: 0.997 + 0.012 * random.next(),
    leaving: random.chance(ONCE_ONLY) ? 1 : 0.004 + 0.11 * random.next() ** 3,
    returning: 0.12 + 0.18 * random.next(),
    affluence: Math.exp(0.45 * random.normal()),
  };
}

/** The days on which a member with this habit shops, in order, from joining to the last day. */
export function visitDays(
  habit: Habit,
  random: Random,
  joinedDay: number,
  lastDay: number,
): number[] {
  const days: number[] = [];
  if (random.chance(NEVER_BOUGHT)) return days;
  let gap = habit.gapDays;
  let leaving = habit.leaving;
  // Most join at the till, with the first receipt in hand.
  let planned = joinedDay + (random.chance(0.72) ? 0 : Math.floor(12 * random.exponential()));
  while (planned <= lastDay && days.length < MOST_VISITS) {
    const day = days.length === 0 ? planned : slipped(planned, random);
    if (day > lastDay) break;
    days.push(day);
    if (random.chance(leaving)) {
      if (!random.chance(habit.returning)) break;
      planned = day + random.between(100, 420);
      leaving = Math.min(0.2, leaving * 1.5);
      gap *= 1.3;
      continue;
    }
    gap *= habit.drift;
    planned = day + stepOf(gap, random, day);
  }
  return days;
}

/** Gamma with shape 2 around the gap: more regular than chance alone, shorter in a busy month. */
function stepOf(gap: number, random: Random, day: number): number {
  const spread = (random.exponential() + random.exponential()) / 2;
  return Math.round((gap * spread) / paceOf(day));
}

/** A visit slips from a quiet day to a busier one close by. */
function slipped(planned: number, random: Random): number {
  for (let slip = 0; slip < SLIP_DAYS; slip += 1) {
    if (random.chance(pullOf(planned + slip))) return planned + slip;
  }
  return planned + SLIP_DAYS;
}
