import type { Arm } from '../experiments/assign';
import type { Points } from '../shared/points';
import { LEFT_OUT, OCCURRENCE_FLAWS } from './occurrence';

/** Conditions of an award, in the order in which they are judged and told. */
export const AWARD_CONDITIONS = [
  'switchedOff',
  'paused',
  'period',
  'open',
  'once',
  'audience',
  ...LEFT_OUT,
  ...OCCURRENCE_FLAWS,
  'waitsForGifts',
  'cooldown',
  'memberTimes',
  'memberPoints',
  'group',
  'budgetPoints',
  'budgetMinor',
  'budgetMembers',
] as const;
export type AwardCondition = (typeof AWARD_CONDITIONS)[number];

/** A condition that did not hold: what was wanted and what there was, as days, ids, numbers or amounts as text. */
export type FailedAward = {
  readonly condition: AwardCondition;
  readonly wanted: readonly string[];
  readonly found: readonly string[];
};

/** What was given to a member, by any mechanic. */
export type Award = {
  readonly mechanicId: number;
  readonly key: string;
  readonly on: string;
  /** The group that its mechanic was of; null: none. */
  readonly group: string | null;
  readonly points: Points;
  readonly minor: bigint;
};

/** What a mechanic gave to all members so far. */
export type Spent = { readonly points: Points; readonly minor: bigint; readonly members: number };

/**
 * What came of an occurrence. `heldOut`: everything spoke for it, but the member is of a group that gets nothing; they are counted, and
 * neither budget nor caps know of them.
 */
export type AwardDecision =
  | { readonly outcome: 'given'; readonly points: Points; readonly minor: bigint }
  | { readonly outcome: 'heldOut'; readonly arm: Exclude<Arm, 'treated'> }
  /** Every condition that did not hold; the first that failed stands first. */
  | { readonly outcome: 'refused'; readonly failed: readonly FailedAward[] };
