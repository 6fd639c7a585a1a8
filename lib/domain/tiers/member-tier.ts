import type { OwnWords } from '../members/merge-attributes';
import type { CurrencyCode } from '../shared/money';
import type { TierColour, TierShape } from './ladder';
import type { Ask, Need } from './outlook';
import type { EnrolmentKind, FloorKind, JudgedBy, Judgement } from './records';
import type { Standing } from './standing';

/** A tier with its mark. `step` counts from 0 at the foot of its ladder. */
export type ToldTier = OwnWords & {
  readonly tierId: number;
  readonly step: number;
  readonly shape: TierShape;
  readonly colour: TierColour;
};

/** A judgement: what it came to, by which version of which ladder, and what was measured against what was asked. */
export type ToldJudgement = {
  readonly judgementId: number;
  readonly ladder: OwnWords;
  readonly ruleId: number;
  readonly versionNo: number;
  readonly judgedOn: string;
  readonly judgedBy: JudgedBy;
  readonly judgement: Judgement;
  readonly from: ToldTier | null;
  readonly to: ToldTier | null;
  /** Of the tier that was reached, held or lost. Empty: it asks nothing, or nothing was measured. */
  readonly needs: readonly Need[];
};

/** How a member stands on a ladder, why, and what is missing. */
export type MemberLadder = OwnWords & {
  readonly ruleId: number;
  /** The version in force. */
  readonly versionNo: number;
  /** What they show: the higher of what they earned and of what floors hold. */
  readonly tier: ToldTier | null;
  readonly sinceOn: string | null;
  /** Last day without being proven again, by the standing or by a floor; null: proven every night, or nothing to lose. */
  readonly validUntilOn: string | null;
  /** Whether the tier can be lost. */
  readonly canBeLost: boolean;
  /** Last day to which a floor holds them there; null: none does. */
  readonly floorUntilOn: string | null;
  /** What they earned themselves, and stands beneath a floor. */
  readonly standing: Standing;
  readonly ownTier: ToldTier | null;
  readonly canOwnBeLost: boolean;
  /** The last judgement of what they earned on this ladder; null: none since they stand on it. */
  readonly why: ToldJudgement | null;
  readonly next: Ask | null;
  readonly nextTier: ToldTier | null;
  readonly keep: Ask | null;
  /** The oldest day that counts in a window that moves on, what it is worth and when it leaves; null: windows of years, or none. */
  readonly oldest: OldestCounted | null;
};

/** Whether they earned what they show. */
export const isOwnShown = ({ tier, ownTier }: MemberLadder): boolean =>
  tier?.tierId === ownTier?.tierId;

export type OldestCounted = {
  readonly on: string;
  readonly leavesOn: string;
  readonly spend: bigint;
  readonly receipts: number;
  readonly points: bigint;
};

/** A floor below a member. */
export type ToldFloor = {
  readonly floorId: number;
  readonly kind: FloorKind;
  readonly ladder: OwnWords;
  readonly tier: ToldTier;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly isOver: boolean;
  /** Taken back: it never held. */
  readonly isTakenBack: boolean;
  readonly reason: string;
  /** Free text, for those who may read contacts; null: hidden. */
  readonly remark: string | null;
  readonly taskId: number | null;
  /** The giving to a whole list that it is of. */
  readonly grantId: number | null;
  /** Null: a merge or a change of card owner brought it. */
  readonly requestedBy: string | null;
  readonly approvedBy: string | null;
};

/** A membership of a ladder that members are put on. */
export type ToldEnrolment = {
  readonly enrolmentId: number;
  readonly ruleId: number;
  readonly ladder: OwnWords;
  readonly kind: EnrolmentKind;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly renews: boolean;
  readonly paidMinor: bigint;
  readonly isOver: boolean;
  readonly version: number;
};

/** A ladder that a member can be put on. */
export type JoinableLadder = OwnWords & {
  readonly ruleId: number;
  readonly kinds: readonly EnrolmentKind[];
  /** What a period costs; null: nothing is paid. */
  readonly priceMinor: bigint | null;
};

/** What a member's page tells of their tiers. */
export type MemberTierPage = {
  /** The one whose tier is shown first. */
  readonly ladders: readonly MemberLadder[];
  /** The latest first. */
  readonly floors: readonly ToldFloor[];
  readonly enrolments: readonly ToldEnrolment[];
  readonly joinable: readonly JoinableLadder[];
  readonly judgements: readonly ToldJudgement[];
  /** Key of the next, older page of judgements; null: this is the last. */
  readonly nextBefore: number | null;
  readonly currency: CurrencyCode;
  readonly todayOn: string;
};
