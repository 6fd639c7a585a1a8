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

function isMet({ match }: Ladder, needs: readonly Need[]): boolean {
  return match === 'all'
    ? needs.every(({ missing }) => missing === 0n)
    : needs.some(({ missing }) => missing === 0n);
}

type Stood = { readonly on: string; readonly standing: Standing };

/** The tier above the held one and what is missing to it, by what today's window came to; null: none is above. */
export function askOfNext(
  ladder: Ladder,
  climber: Climber,
  { on, standing, measure }: Stood & { readonly measure: Measure },
): Ask | null {
  const tier = ladder.tiers[stepOf(ladder, standing.tierId) + 1];
  if (tier === undefined) return null;
  const needs = needsOf(ladder, tier, measure);
  const isRolling = ladder.window.kind === 'rolling';
  return {
    tierId: tier.tierId,
    needs,
    match: ladder.match,
    isMet: isMet(ladder, needs),
    fromOn: countedFrom(ladder, climber, { on, standing }),
    byOn: isRolling ? null : periodEnd(ladder.window, on, { joinedOn: climber.joinedOn }),
  };
}

/** Whether a standing can be lost at all. */
export function canBeLost(ladder: Ladder, { tierId }: Standing): boolean {
  return earnedStep(ladder, NOTHING) < stepOf(ladder, tierId);
}

/** The last day to which floors hold who stands so, whatever they buy; null: none holds them. */
export function floorUntil(
  ladder: Ladder,
  { floors }: Climber,
  { on, standing }: Stood,
): string | null {
  const step = stepOf(ladder, standing.tierId);
  const holding = floors.filter(
    ({ tierId, fromOn, untilOn }) =>
      fromOn <= on && on <= untilOn && stepOf(ladder, tierId) >= step,
  );
  return step < 0
    ? null
    : (holding
        .map(({ untilOn }) => untilOn)
        .toSorted()
        .at(-1) ?? null);
}

/**
 * The morning whose night asks for the tier to be proven, as things stand: after the last day of grace, of landing, of validity and of
 * floors, the latest of them; the next one when every night asks; null: nothing can be lost.
 */
export function provenAt(ladder: Ladder, climber: Climber, stood: Stood): string | null {
  const { on, standing } = stood;
  if (!canBeLost(ladder, standing)) return null;
  const { graceUntilOn, heldUntilOn, validUntilOn } = standing;
  if (graceUntilOn !== null) return addDays(graceUntilOn, 1);
  const until = ladder.validity === 'window' ? null : validUntilOn;
  const latest = [until, heldUntilOn, floorUntil(ladder, climber, stood), on]
    .filter((day) => day !== null)
    .toSorted();
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
    isMet: isMet(ladder, needs),
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
