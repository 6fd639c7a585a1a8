import type { OwnWords } from '../members/merge-attributes';
import type { MemberStatus } from '../members/states';
import { addMonths, lastDayOf, monthOf } from '../shared/calendar';
import { addMonthsToDay } from './windows';

/** Why a tier is given by hand. Words: `tasks.choices.tierReason.<reason>`. */
export const GIVEN_TIER_REASONS = [
  'apology',
  'agreement',
  'partner',
  'jubilee',
  'campaign',
  'mistake',
] as const;

/** Why a tier is held longer. Words: `tasks.choices.extendReason.<reason>`. */
export const EXTENSION_REASONS = [
  'illness',
  'parentalLeave',
  'travel',
  'closedShop',
  'apology',
] as const;

/** Why a floor is taken back. */
export const FLOOR_END_CAUSES = ['givenByMistake', 'notAgreed', 'moreThanMeant'] as const;

/** A floor ends at the latest so many months after the day on which it is asked for. */
export const MOST_FLOOR_MONTHS = 36;

/** Why a tier is not given or not held longer. Words: `tasks.tierReasons.<reason>`. */
export const TIER_REFUSALS = [
  'no_ladder',
  'nothing_to_extend',
  'unknown_tier',
  'lower',
  'past',
  'too_far',
  'no_longer',
  'no_floor',
  'floor_over',
  'already_enrolled',
  'not_enrolled',
  'no_trial',
  'wrong_kind',
  'nobody',
] as const;
export type TierRefusal = (typeof TIER_REFUSALS)[number];

/** A tier of a ladder; the step counts from 0 at its foot. */
export type LadderStep = OwnWords & {
  readonly tierId: number;
  readonly step: number;
  /** Asks nothing: there is nothing to hold. */
  readonly isEntry: boolean;
};

/** A ladder that a member stands on, and how. */
export type SubjectLadder = OwnWords & {
  readonly ruleId: number;
  readonly tiers: readonly LadderStep[];
  /** Null: below the lowest tier. */
  readonly heldTierId: number | null;
  readonly validUntilOn: string | null;
};

/** The ladders of a task's member: the one whose tier is shown first. */
export type SubjectTiers = { readonly ladders: readonly SubjectLadder[] };

/** The floor that a task is to take back. */
export type SubjectFloor = OwnWords & {
  readonly floorId: number;
  readonly fromOn: string;
  readonly untilOn: string;
  /** Ended before, or its days are over. */
  readonly isOver: boolean;
};

/** The last day on which a floor that is asked for today may end. */
export function lastFloorDay(todayOn: string): string {
  return addMonthsToDay(todayOn, MOST_FLOOR_MONTHS);
}

/** The tier that a member holds on a ladder; null below the lowest. */
export function heldTier({ tiers, heldTierId }: SubjectLadder): LadderStep | null {
  return tiers.find(({ tierId }) => tierId === heldTierId) ?? null;
}

/** Whether a member holds a tier that can be lost. */
export function hasTierToExtend(ladder: SubjectLadder): boolean {
  return heldTier(ladder)?.isEntry === false;
}

/** Months to whose end the held tier can be extended: later than it holds by itself, 'YYYY-MM'. */
export function extensionMonths(ladder: SubjectLadder, todayOn: string): readonly string[] {
  const { validUntilOn } = ladder;
  const first = monthOf(todayOn);
  return Array.from({ length: MOST_FLOOR_MONTHS + 1 }, (_, place) =>
    addMonths(first, place),
  ).filter(
    (month) =>
      lastDayOf(month) <= lastFloorDay(todayOn) &&
      (validUntilOn === null || lastDayOf(month) > validUntilOn),
  );
}

/** Why a floor up to a day is none; null: it can be. */
export function dayRefusal(untilOn: string, todayOn: string): TierRefusal | null {
  if (untilOn < todayOn) return 'past';
  return untilOn > lastFloorDay(todayOn) ? 'too_far' : null;
}

/** Why a tier cannot be given as a floor; null: it can. A floor lifts or holds, it takes nothing away. */
export function givenTierRefusal(
  ladder: SubjectLadder | undefined,
  { tierId, untilOn, todayOn }: { tierId: number; untilOn: string; todayOn: string },
): TierRefusal | null {
  if (ladder === undefined) return 'no_ladder';
  const given = ladder.tiers.find((tier) => tier.tierId === tierId);
  if (given === undefined) return 'unknown_tier';
  if (given.step < (heldTier(ladder)?.step ?? -1)) return 'lower';
  return dayRefusal(untilOn, todayOn);
}

/** Why a held tier cannot be extended to a day; null: it can. */
export function extensionRefusal(
  ladder: SubjectLadder | undefined,
  { untilOn, todayOn }: { untilOn: string; todayOn: string },
): TierRefusal | null {
  if (ladder === undefined) return 'no_ladder';
  if (!hasTierToExtend(ladder)) return 'nothing_to_extend';
  const refusal = dayRefusal(untilOn, todayOn);
  if (refusal !== null) return refusal;
  return ladder.validUntilOn !== null && untilOn <= ladder.validUntilOn ? 'no_longer' : null;
}

/** Members in this state can be given tiers. */
export const TIERED_STATUS: MemberStatus = 'active';
