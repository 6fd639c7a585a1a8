import type { Ladder, LadderTier } from './ladder';
import type { Shown } from './shown';
import { earnedStep, type Measure, NOTHING, type Standing } from './standing';

const WHOLE_BPS = 10_000n;

/** How much of what a tier asks is there, in hundredths of a percent, rounded down; at most the whole. */
export function reachedBps({ bases, match }: Ladder, tier: LadderTier, measure: Measure): number {
  const parts = bases.map((basis) => {
    const asked = BigInt(tier.from[basis] ?? 0);
    const has = BigInt(measure[basis]);
    if (has >= asked) return Number(WHOLE_BPS);
    return has <= 0n ? 0 : Number((has * WHOLE_BPS) / asked);
  });
  return match === 'all' ? Math.min(...parts) : Math.max(...parts);
}

/** Whether the tier above the one that is shown is missed by no more than this part of what it asks. */
export function isNearNext(
  ladder: Ladder,
  { step, measure, missingBps }: { step: number; measure: Measure; missingBps: number },
): boolean {
  const next = ladder.tiers[step + 1];
  if (next === undefined) return false;
  const reached = reachedBps(ladder, next, measure);
  return reached < Number(WHOLE_BPS) && reached >= Number(WHOLE_BPS) - missingBps;
}

/**
 * Whether the tier that is shown is about to be lost: its floor is over by `untilOn` and it was not earned, its grace is running, or by `untilOn` it has to be proven and what counts is too little.
 * `now` is measured up to and with the day; `later` by the night of `untilOn` as if nothing more were bought (rolling ladders).
 */
export function isAboutToLose(
  ladder: Ladder,
  {
    standing,
    untilOn,
    now,
    later,
    shown: { step, ownStep, floorUntilOn },
  }: {
    readonly standing: Standing;
    readonly untilOn: string;
    readonly now: Measure;
    readonly later: Measure;
    readonly shown: Shown;
  },
): boolean {
  if (step <= earnedStep(ladder, NOTHING)) return false;
  if (floorUntilOn !== null && floorUntilOn >= untilOn) return false;
  if (ownStep < step) return true;
  if (standing.graceUntilOn !== null) return true;
  if (standing.heldUntilOn !== null && standing.heldUntilOn >= untilOn) return false;
  if (ladder.validity === 'window') return earnedStep(ladder, later) < step;
  const isDue = standing.validUntilOn === null || standing.validUntilOn < untilOn;
  return isDue && earnedStep(ladder, now) < step;
}
