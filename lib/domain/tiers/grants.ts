import type { OwnWords } from '../members/merge-attributes';
import type { TierColour, TierShape } from './ladder';

/**
 * A tier given to everybody in a list or a segment. `asked`: waits for a second person; `giving`, `takingBack`: the worker is at it;
 * `rejected`: nobody got it.
 */
export const GRANT_STATES = [
  'asked',
  'rejected',
  'giving',
  'given',
  'takingBack',
  'takenBack',
] as const;
export type GrantState = (typeof GRANT_STATES)[number];

/** States in which the worker has something to do. */
export const GRANT_AT_WORK = ['giving', 'takingBack'] as const satisfies readonly GrantState[];

/** States in which a grant can be taken back. */
export const GRANT_TAKEABLE = ['giving', 'given'] as const satisfies readonly GrantState[];

/**
 * What becomes of each member. `rises`: shows the tier at once; `kept`: shows it already, and holds it to the last day now. The others
 * get nothing: `assured` holds it by a floor as long or longer, `higher` stands above it, `offLadder` stands on other ladders,
 * `inactive` is no member in force, `merged` is another member by now, who gets it in their place.
 */
export const GRANT_OUTCOMES = [
  'rises',
  'kept',
  'assured',
  'higher',
  'offLadder',
  'inactive',
  'merged',
] as const;
export type GrantOutcome = (typeof GRANT_OUTCOMES)[number];

/** The members who get the tier. */
export const GRANT_GETS = ['rises', 'kept'] as const satisfies readonly GrantOutcome[];

/** How many members there are of each outcome; one that is not there has none. */
export type GrantCounts = Readonly<Partial<Record<GrantOutcome, number>>>;

/** Members of one transaction. */
export const GRANT_PART = 1_000;

/** Of how many members in all. */
export const grantMembers = (counts: GrantCounts): number =>
  GRANT_OUTCOMES.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);

/** How many get the tier. */
export const grantGets = (counts: GrantCounts): number =>
  GRANT_GETS.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);

/** A tier that can be given, and the ladder it is of. */
export type GrantableTier = OwnWords & {
  readonly tierId: number;
  readonly ruleId: number;
  readonly ladder: OwnWords;
  readonly shape: TierShape;
  readonly colour: TierColour;
};

/** A tier as it is shown. */
export type GrantTier = Omit<GrantableTier, 'ruleId'>;

/** A member of a grant: who, what became of them, and the tier that they show now. */
export type GrantMember = {
  readonly memberId: number;
  readonly name: string | null;
  readonly outcome: GrantOutcome;
  readonly shown: (OwnWords & { readonly shape: TierShape; readonly colour: TierColour }) | null;
};

/** What giving a tier to a list would do, worked out by the statement that gives it. */
export type GrantTrial = {
  readonly counts: GrantCounts;
  /** The first members of each outcome. */
  readonly members: readonly GrantMember[];
};

/** A grant in a list of grants. */
export type ListedGrant = {
  readonly grantId: number;
  readonly state: GrantState;
  readonly segmentId: number;
  readonly segmentName: string;
  readonly tier: GrantTier;
  readonly untilOn: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** How many members were in the list when it was asked for. */
  readonly members: number;
};

/** A grant with what became of its members. */
export type GrantPage = ListedGrant & {
  readonly version: number;
  readonly remark: string;
  readonly isOwn: boolean;
  readonly takenBackBy: string | null;
  /** When it was carried out or taken back whole. */
  readonly endedAt: Date | null;
  /** When the worker tries again what failed. */
  readonly triedAgainAt: Date | null;
  /** What became of members so far. Of one that waits: what would become of them now. */
  readonly counts: GrantCounts;
  /** Members whose floors are not taken back yet, while that goes on. */
  readonly left: number;
  readonly timeZone: string;
};

/** Members of a grant, those with one outcome when it is chosen. */
export type GrantMembersPage = {
  readonly members: readonly GrantMember[];
  readonly next: number | null;
};
