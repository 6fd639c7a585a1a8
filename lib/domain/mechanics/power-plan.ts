import { membersNeeded } from '../experiments/power';
import type { Mechanic } from './definition';

const WHOLE_BPS = 10_000;
const YEAR_DAYS = 365;
/** Longer ahead no days are told. */
const MOST_DAYS = 3_650;

/** What is known before a mechanic runs: of all members in force the part that buys within 30 days, and how many it would reach in a year. */
export type PowerFacts = {
  readonly buyersBps: number;
  /** Null: nobody asked for a forecast yet. */
  readonly reachedAYear: number | null;
};

/** How many members of both groups it takes to see the difference that is to be seen, and in about how many days so many are there. */
export type PowerPlan = {
  readonly needed: number;
  /** Null: not known, or longer than ten years. */
  readonly days: number | null;
};

/**
 * Cochran's number of members for a difference of two shares, at 95% with 80% chance, by the share of buyers of today. Null: nobody is held
 * back, or nobody buys, or everybody does, and no number of members shows a difference.
 */
export function planPower(
  { holdoutBps, leastBps }: Pick<Mechanic, 'holdoutBps' | 'leastBps'>,
  { buyersBps, reachedAYear }: PowerFacts,
): PowerPlan | null {
  const share = buyersBps / WHOLE_BPS;
  const variance = share * (1 - share);
  if (holdoutBps <= 0 || leastBps <= 0 || variance <= 0) return null;
  const needed = membersNeeded({ variance, holdoutBps, difference: leastBps / WHOLE_BPS });
  if (reachedAYear === null) return { needed, days: null };
  // Those held back come beside those who were reached.
  const members = Math.round((reachedAYear * WHOLE_BPS) / (WHOLE_BPS - holdoutBps));
  const days = members === 0 ? null : Math.ceil((needed * YEAR_DAYS) / members);
  return { needed, days: days !== null && days > MOST_DAYS ? null : days };
}
