import { daysBetween } from '../shared/calendar';
import type { Points } from '../shared/points';

/** How it is known who brought somebody: by the code that they named, or staff named the member. */
export const REFERRAL_WAYS = ['code', 'named'] as const;
export type ReferralWay = (typeof REFERRAL_WAYS)[number];

/** Why a referral does not count any more. */
export const REFERRAL_END_REASONS = ['mistake', 'abuse', 'request'] as const;
export type ReferralEndReason = (typeof REFERRAL_END_REASONS)[number];

/** Why it is not taken down who brought somebody, in the order in which it is asked. */
export const REFERRAL_REFUSALS = [
  'unknown_code',
  'referrer_over',
  'member_over',
  'own_code',
  'already_brought',
  'too_late',
  'has_bought',
  'circle',
] as const;
export type ReferralRefusal = (typeof REFERRAL_REFUSALS)[number];

/** It can be told so many days after joining; the day itself is 0. */
export const TOLD_WITHIN_DAYS = 14;

/** What is known of both when it is told. */
export type ReferralQuestion = {
  readonly isReferrerOver: boolean;
  readonly isMemberOver: boolean;
  /** Whether both are one person: one member, one household, one mailbox, or one name and birthday. */
  readonly isSamePerson: boolean;
  readonly isBrought: boolean;
  readonly hasBought: boolean;
  /** Whether a mechanic that runs counts purchases from before it was told. */
  readonly mayBuyFirst: boolean;
  /** Whether the referrer was, over whomever, brought by the member. */
  readonly isCircle: boolean;
  readonly joinedOn: string;
  readonly todayOn: string;
};

/** Why it is not taken down; null: it is. */
export function referralRefusal(asked: ReferralQuestion): ReferralRefusal | null {
  if (asked.isReferrerOver) return 'referrer_over';
  if (asked.isMemberOver) return 'member_over';
  if (asked.isSamePerson) return 'own_code';
  if (asked.isBrought) return 'already_brought';
  if (daysBetween(asked.joinedOn, asked.todayOn) > TOLD_WITHIN_DAYS) return 'too_late';
  if (asked.hasBought && !asked.mayBuyFirst) return 'has_bought';
  return asked.isCircle ? 'circle' : null;
}

/** What came of a friend for who brought them. */
export const REFERRAL_OUTCOMES = [
  'ended',
  'given',
  'waiting',
  'takenBack',
  'nothing',
  'bought',
  'notYet',
] as const;
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];

/** What mechanics made of it so far, and whether the friend bought. */
export type ReferralMade = {
  readonly isEnded: boolean;
  readonly states: readonly string[];
  readonly hasBought: boolean;
};

/** What came of it, the best that any mechanic made of it first. Taken down by mistake, it is ended whatever was given. */
export function referralOutcome({ isEnded, states, hasBought }: ReferralMade): ReferralOutcome {
  if (isEnded) return 'ended';
  const best = (['given', 'waiting', 'takenBack'] as const).find((one) => states.includes(one));
  if (best !== undefined) return best;
  if (states.length > 0) return 'nothing';
  return hasBought ? 'bought' : 'notYet';
}

/** One of two members of a referral, as the page of the other names them. */
export type ReferredMember = {
  readonly memberId: number;
  readonly name: string;
  /** Whether they are no member any more: then nothing but the number is known. */
  readonly isOver: boolean;
};

type Told = {
  readonly referralId: number;
  readonly way: ReferralWay;
  readonly toldAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: ReferralEndReason | null;
};

/** Somebody a member brought, with what came of it for the member. */
export type ShownFriend = Told &
  ReferredMember & {
    /** The number under which it was told: another one's since a merge. */
    readonly toldAs: number;
    readonly joinedOn: string;
    readonly firstPurchaseOn: string | null;
    readonly outcome: ReferralOutcome;
    /** What stands of points that mechanics gave for it. */
    readonly points: Points;
  };

/** Who brought a member. */
export type ShownReferrer = Told & ReferredMember & { readonly toldAs: number };

export type MemberReferrals = {
  /** Null: nobody is known to have. */
  readonly broughtBy: ShownReferrer | null;
  /** Why it cannot be told any more who did; null: it can. */
  readonly closedBy: Extract<ReferralRefusal, 'member_over' | 'too_late' | 'has_bought'> | null;
  /** The member's code; null: it was never asked for, or is none of the reader's business. */
  readonly code: string | null;
  readonly friends: readonly ShownFriend[];
  readonly counts: { readonly brought: number; readonly bought: number; readonly points: Points };
  /** The page after this one, as `?before=`. */
  readonly next: number | null;
  readonly timeZone: string;
};
