import { addDays } from '../shared/calendar';
import { type Points, toPoints } from '../shared/points';
import type { Ladder, LadderTier } from './ladder';
import { addMonthsToDay, nightWindowStart, periodEnd, validUntil, windowStart } from './windows';

/** What a member did in the days of a window: qualifying spend in minor units, receipts that stand, points earned. */
export type Measure = {
  readonly spend: bigint;
  readonly receipts: number;
  readonly points: Points;
};

export const NOTHING: Measure = { spend: 0n, receipts: 0, points: toPoints(0n) };

/** How a member stands on a ladder. Days are inclusive. */
export type Standing = {
  /** Null: below the lowest tier. */
  readonly tierId: number | null;
  readonly sinceOn: string | null;
  /** Last day on which it holds without being proven again; null: judged every night, or nothing to lose. */
  readonly validUntilOn: string | null;
  /** Last day of grace, while its clock runs. */
  readonly graceUntilOn: string | null;
  /** From which day on everything counts that clears the grace. */
  readonly graceFromOn: string | null;
  /** Soft landing: no fall up to this day. */
  readonly heldUntilOn: string | null;
  /** What was before counts no more (a fall that asks to qualify anew). */
  readonly countsFromOn: string | null;
};

export const NO_STANDING: Standing = {
  tierId: null,
  sinceOn: null,
  validUntilOn: null,
  graceUntilOn: null,
  graceFromOn: null,
  heldUntilOn: null,
  countsFromOn: null,
};

/** What the member is to the ladder. */
export type Climber = { readonly joinedOn: string };

const meets = ({ from }: LadderTier, measure: Measure, basis: Ladder['bases'][number]): boolean =>
  BigInt(measure[basis]) >= BigInt(from[basis] ?? 0);

const reaches = ({ bases, match }: Ladder, tier: LadderTier, measure: Measure): boolean =>
  match === 'all'
    ? bases.every((basis) => meets(tier, measure, basis))
    : bases.some((basis) => meets(tier, measure, basis));

/** The highest step of the ladder that a measure reaches; -1: none. */
export function earnedStep(ladder: Ladder, measure: Measure): number {
  return ladder.tiers.findLastIndex((tier) => reaches(ladder, tier, measure));
}

/** The step that a tier is, after what became of tiers that are no more; -1: none. */
export function stepOf({ tiers, moved }: Ladder, tierId: number | null): number {
  const step = tiers.findIndex((tier) => tier.tierId === tierId);
  if (step >= 0) return step;
  const goesTo = moved.find(({ fromTierId }) => fromTierId === tierId)?.toTierId;
  return goesTo === undefined ? -1 : tiers.findIndex((tier) => tier.tierId === goesTo);
}

const latest = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? (one ?? other) : one > other ? one : other;

const tierAt = ({ tiers }: Ladder, step: number): number | null => tiers[step]?.tierId ?? null;

/** The standing of who reaches a step on a day. */
function reached(
  ladder: Ladder,
  { joinedOn }: Climber,
  { step, on, standing }: { step: number; on: string; standing: Standing },
): Standing {
  return {
    ...NO_STANDING,
    countsFromOn: standing.countsFromOn,
    tierId: tierAt(ladder, step),
    sinceOn: on,
    validUntilOn: validUntil(ladder, on, joinedOn),
  };
}

/** Whether a step is lost to nobody: below the ladder, or a tier that asks nothing. */
const asksNothing = (ladder: Ladder, step: number): boolean => earnedStep(ladder, NOTHING) >= step;

/** How a member stands of whom nothing is written down: on the tier they had before, or on the one that asks nothing. */
export function startingStanding(ladder: Ladder, hadTierId: number | null): Standing {
  const had = ladder.tiers.findIndex(({ tierId }) => tierId === hadTierId);
  return { ...NO_STANDING, tierId: tierAt(ladder, Math.max(had, earnedStep(ladder, NOTHING))) };
}

/** First day of what counts on a day, for who stands so. */
export function countedFrom(
  ladder: Ladder,
  { joinedOn }: Climber,
  { on, standing }: { readonly on: string; readonly standing: Standing },
): string {
  return latest(windowStart(ladder.window, on, joinedOn), standing.countsFromOn) ?? on;
}

/** The same for what the night before `night` measures. */
export function countedFromAtNight(
  ladder: Ladder,
  { joinedOn }: Climber,
  { night, standing }: { readonly night: string; readonly standing: Standing },
): string {
  return latest(nightWindowStart(ladder, night, joinedOn), standing.countsFromOn) ?? night;
}

/** What the days of the window came to, and, in grace, everything since the window that was too little began. */
export type Measures = { readonly window: Measure; readonly grace: Measure };

/**
 * The standing after a purchase or anything else of a day: up at once, grace cleared at once, never down.
 * Measured up to and with the day, from `countedFrom` and `graceFromOn`.
 */
export function standingByDay(
  ladder: Ladder,
  climber: Climber,
  { on, standing, measures }: { on: string; standing: Standing; measures: Measures },
): Standing {
  const step = stepOf(ladder, standing.tierId);
  const earned = earnedStep(ladder, measures.window);
  if (earned > step) return reached(ladder, climber, { step: earned, on, standing });
  const isCleared =
    standing.graceUntilOn !== null && Math.max(earned, earnedStep(ladder, measures.grace)) >= step;
  if (!isCleared) return standing;
  return {
    ...standing,
    graceUntilOn: null,
    graceFromOn: null,
    validUntilOn: validUntil(ladder, on, climber.joinedOn),
  };
}

/** Where who did not prove the tier falls to. */
function fallen(
  ladder: Ladder,
  climber: Climber,
  { night, standing, earned }: { night: string; standing: Standing; earned: number },
): Standing {
  const step = stepOf(ladder, standing.tierId);
  const lowest = earnedStep(ladder, NOTHING);
  const to = {
    toEarned: earned,
    oneStep: Math.max(step - 1, earned),
    requalify: lowest,
  }[ladder.downgrade];
  const { window, validity, landingMonths, downgrade } = ladder;
  return {
    ...NO_STANDING,
    tierId: tierAt(ladder, to),
    sinceOn: night,
    validUntilOn:
      validity === 'window' || asksNothing(ladder, to)
        ? null
        : periodEnd(window, night, { joinedOn: climber.joinedOn }),
    heldUntilOn:
      landingMonths > 0 && !asksNothing(ladder, to)
        ? addDays(addMonthsToDay(night, landingMonths), -1)
        : null,
    countsFromOn: downgrade === 'requalify' ? night : standing.countsFromOn,
  };
}

/** Whether the night asks for the tier to be proven. */
function isDue(ladder: Ladder, night: string, standing: Standing): boolean {
  const step = stepOf(ladder, standing.tierId);
  // Who fell this night does not fall another step in it.
  if (asksNothing(ladder, step) || standing.sinceOn === night) return false;
  if (standing.heldUntilOn !== null && standing.heldUntilOn >= night) return false;
  if (ladder.validity === 'window') return true;
  return standing.validUntilOn === null || standing.validUntilOn < night;
}

/**
 * The standing on the morning of `night`, by everything up to the day before: the only way down. Who is due and proves the
 * tier holds it for another period; who does not has their days of grace and falls after them. Judged twice it changes nothing.
 * Measured from `countedFromAtNight` and `graceFromOn`, up to the day before.
 */
export function standingByNight(
  ladder: Ladder,
  climber: Climber,
  { night, standing, measures }: { night: string; standing: Standing; measures: Measures },
): Standing {
  const step = stepOf(ladder, standing.tierId);
  const before = { ...standing, tierId: tierAt(ladder, step) };
  const earned = earnedStep(ladder, measures.window);
  if (earned > step) {
    return reached(ladder, climber, { step: earned, on: night, standing: before });
  }
  if (!isDue(ladder, night, before)) return before;
  const isProven =
    earned >= step || (before.graceUntilOn !== null && earnedStep(ladder, measures.grace) >= step);
  if (isProven) {
    const holds = { ...before, graceUntilOn: null, graceFromOn: null, heldUntilOn: null };
    if (ladder.validity === 'window') return holds;
    return {
      ...holds,
      validUntilOn: periodEnd(ladder.window, night, { joinedOn: climber.joinedOn }),
    };
  }
  if (before.graceUntilOn === null && ladder.graceDays > 0) {
    const lastOn = addDays(night, -1);
    return {
      ...before,
      graceUntilOn: addDays(lastOn, ladder.graceDays),
      graceFromOn: countedFromAtNight(ladder, climber, { night, standing: before }),
    };
  }
  if (before.graceUntilOn !== null && before.graceUntilOn >= night) return before;
  return fallen(ladder, climber, { night, standing: before, earned });
}
