import type { PointValue } from '../../analytics/points-result';
import type { Points } from '../../shared/points';
import type { TierColour, TierShape } from '../../tiers/ladder';
import type { Mechanic } from '../definition';
import type { AwardState } from '../records';
import type { MechanicState } from '../states';
import type { AskedResults } from './asked';
import type { ComparedPart, Standing } from './judge';

/** What stands over every page of a mechanic's results. */
export type ResultsHead = {
  readonly ruleId: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly no: number;
  readonly state: MechanicState;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly todayOn: string;
  readonly timeZone: string;
  readonly currency: string;
};

export type ResultTier = {
  readonly tierId: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly shape: TierShape;
  readonly colour: TierColour;
};

/** How many awards stand so, and what they come to. */
export type AwardSum = {
  readonly state: AwardState;
  readonly awards: number;
  readonly members: number;
  readonly points: Points;
  readonly minor: bigint;
};

/** What was given, and what came of it against those held back. */
export type MechanicResults = {
  readonly head: ResultsHead;
  readonly asked: AskedResults;
  readonly holdoutBps: number;
  /** Days on which the first and the last member were assigned; null: nobody was yet. */
  readonly assigned: {
    readonly firstOn: string;
    readonly lastOn: string;
    readonly days: number;
  } | null;
  /** Members of the programme's own holdout, who are in no comparison. */
  readonly programme: number;
  /** Null: nobody is held back, or nobody was assigned yet. */
  readonly standing: Standing | null;
  readonly all: ComparedPart | null;
  /** Parts by what was asked, in their order; `part` null: not known. */
  readonly parts: readonly { readonly part: string | null; readonly compared: ComparedPart }[];
  readonly tiers: readonly ResultTier[];
  /** Whether members can be parted by groups of purchases: there is a scoring. */
  readonly hasScores: boolean;
  readonly awards: readonly AwardSum[];
  readonly spent: { readonly points: Points; readonly minor: bigint; readonly members: number };
  readonly budget: Mechanic['budget'];
  readonly value: PointValue;
  /** What was given and still holds, points by their worth. */
  readonly costMinor: bigint;
};

/** A member behind a figure of the results, with what they bought in their window. */
export type ResultMember = {
  readonly memberId: number;
  readonly name: string;
  readonly assignedOn: string;
  readonly receipts: number;
  readonly revenueMinor: bigint;
};
export type ResultMembersPage = {
  readonly head: ResultsHead;
  readonly tiers: readonly ResultTier[];
  readonly total: number;
  readonly members: readonly ResultMember[];
  /** Members after this one come on the next page; null: there are none. */
  readonly next: number | null;
};

/** What a mechanic did on a day: awards by how they stand now, and refusals by the condition that stood first. */
export type MechanicDay = {
  readonly on: string;
  readonly given: number;
  readonly heldOut: number;
  /** Waiting for their message. */
  readonly waiting: number;
  /** Dropped, or taken back after they were given. */
  readonly gone: number;
  readonly refused: Readonly<Record<string, number>>;
};
