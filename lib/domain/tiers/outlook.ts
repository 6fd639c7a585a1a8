import { addDays } from '../shared/calendar';
import { type Ladder, type LadderTier, TIER_BASES, type TierBasis } from './ladder';
import {
  type Climber,
  countedFrom,
  countedFromAtNight,
  earnedStep,
  type Measure,
  NOTHING,
  type Standing,
  stepOf,
} from './standing';
import { addMonthsToDay, periodEnd, windowStart } from './windows';

/** What a tier asks by one basis, against what was done. Money in minor units, points in hundredths. */
export type Need = {
  readonly basis: TierBasis;
  readonly asked: bigint;
  readonly measured: bigint;
  /** 0: met. */
  readonly missing: bigint;
};

/** What is asked for a tier and to which day it counts. */
export type Ask = {
  readonly tierId: number;
  readonly needs: readonly Need[];
  /** Of several needs all, or any. */
  readonly match: Ladder['match'];
  readonly isMet: boolean;
  /** First day of what counts. */
  readonly fromOn: string;
  /** Last day of what counts; null: the window moves on with every day. */
  readonly byOn: string | null;
};

const ORDER = new Map(TIER_BASES.map((basis, place) => [basis, place]));

/** What a tier asks, basis by basis, against a measure. */
export function needsOf(
  { bases }: Ladder,
  { from }: LadderTier,
  measure: Measure,
): readonly Need[] {
  return bases
    .toSorted((one, other) => (ORDER.get(one) ?? 0) - (ORDER.get(other) ?? 0))
    .map((basis) => {
      const asked = BigInt(from[basis] ?? 0);
      const measured = BigInt(measure[basis]);
      return { basis, asked, measured, missing: asked > measured ? asked - measured : 0n };
    });
}

/** Whether needs are met, all or any of them as the ladder asks. */
export function isReached({ match }: Ladder, needs: readonly Need[]): boolean {
  return match === 'all'
    ? needs.every(({ missing }) => missing === 0n)
    : needs.some(({ missing }) => missing === 0n);
}

type Stood = { readonly on: string; readonly standing: Standing };

/**
 * What is missing to reach a step of the ladder, by what today's window came to; by the last day of a floor that holds it until then.
 * Null: there is no such step.
 */
export function askToReach(
  ladder: Ladder,
  climber: Climber,
  {
    on,
    standing,
    measure,
    step,
    floorUntilOn = null,
  }: Stood & {
    readonly measure: Measure;
    readonly step: number;
    readonly floorUntilOn?: string | null;
  },
): Ask | null {
  const tier = ladder.tiers[step];
  if (tier === undefined) return null;
  const needs = needsOf(ladder, tier, measure);
  const { window } = ladder;
  const endsOn = window.kind === 'rolling' ? null : periodEnd(window, on, climber);
  return {
    tierId: tier.tierId,
    needs,
    match: ladder.match,
    isMet: isReached(ladder, needs),
    fromOn: countedFrom(ladder, climber, { on, standing }),
    byOn: [endsOn, floorUntilOn].filter((day) => day !== null).toSorted()[0] ?? null,
  };
}

/** Whether a step can be lost at all. */
export function canBeLost(ladder: Ladder, step: number): boolean {
  return earnedStep(ladder, NOTHING) < step;
}

/**
 * The morning whose night asks for a standing to be proven, as things are: after the last day of grace, or of landing and validity, the
 * later of them; the next one when every night asks; null: nothing can be lost.
 */
export function provenAt(ladder: Ladder, { on, standing }: Stood): string | null {
  if (!canBeLost(ladder, stepOf(ladder, standing.tierId))) return null;
  const { graceUntilOn, heldUntilOn, validUntilOn } = standing;
  if (graceUntilOn !== null) return addDays(graceUntilOn, 1);
  const until = ladder.validity === 'window' ? null : validUntilOn;
  const latest = [until, heldUntilOn, on].filter((day) => day !== null).toSorted();
  return addDays(latest.at(-1) ?? on, 1);
}

/**
 * What is missing to keep the tier on the morning `night`: by the days that its night will count, of which some are to come. In
 * grace everything counts since the window began that was too little. `measure`: what they came to so far. Null: the tier is gone.
 */
export function askToKeep(
  ladder: Ladder,
  climber: Climber,
  {
    on,
    night,
    standing,
    measure,
  }: { on: string; night: string; standing: Standing; measure: Measure },
): Ask | null {
  const tier = ladder.tiers[stepOf(ladder, standing.tierId)];
  if (tier === undefined) return null;
  const needs = needsOf(ladder, tier, measure);
  const isEveryNight = ladder.validity === 'window' && night === addDays(on, 1);
  return {
    tierId: tier.tierId,
    needs,
    match: ladder.match,
    isMet: isReached(ladder, needs),
    fromOn: standing.graceFromOn ?? countedFromAtNight(ladder, climber, { night, standing }),
    byOn: isEveryNight ? null : addDays(night, -1),
  };
}

/** The first day on which a day counts no more in a window that moves on; null: windows of years do not. */
export function leavesOn({ window }: Ladder, day: string, joinedOn: string): string | null {
  if (window.kind !== 'rolling') return null;
  let on = addMonthsToDay(day, window.months);
  while (windowStart(window, on, joinedOn) <= day) on = addDays(on, 1);
  return on;
}
