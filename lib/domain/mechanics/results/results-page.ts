import type { PointValue } from '../../analytics/points-result';
import type { Points } from '../../shared/points';
import type { TierColour, TierShape } from '../../tiers/ladder';
import type { CostSplit } from '../cost-split';
import type { Mechanic } from '../definition';
import type { AwardState } from '../records';
import type { MechanicState } from '../states';
import type { AskedProgramme, AskedResults } from './asked';
import type { ComparedPart, Standing } from './judge';

/** The day of results, where the programme is. */
export type ResultsToday = {
  readonly todayOn: string;
  readonly timeZone: string;
  readonly currency: string;
};

/** What stands over every page of a mechanic's results. */
export type ResultsHead = ResultsToday & {
  readonly ruleId: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly no: number;
  readonly state: MechanicState;
  readonly startsOn: string;
  readonly endsOn: string | null;
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

/** Both groups beside each other, and what may be said of them: of a mechanic, or of all together. */
export type ComparedResults = {
  readonly head: Pick<ResultsHead, 'currency'>;
  readonly asked: AskedProgramme;
  readonly holdoutBps: number;
  /** The difference that is to be seen: as it was asked for, else as planned; and as planned. */
  readonly leastBps: number;
  readonly plannedLeastBps: number;
  /** Days on which the first and the last member were assigned; null: nobody was yet. */
  readonly assigned: {
    readonly firstOn: string;
    readonly lastOn: string;
    readonly days: number;
  } | null;
  /** Members come day by day, and so many more of them may be waited for. */
  readonly hasPace: boolean;
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
};

/** What all mechanics together are worth. */
export type ProgrammeResults = ComparedResults & { readonly head: ResultsToday };

/** What was given, and what came of it against those held back. */
export type MechanicResults = ComparedResults & {
  readonly head: ResultsHead;
  readonly asked: AskedResults;
  readonly awards: readonly AwardSum[];
  readonly spent: { readonly points: Points; readonly minor: bigint; readonly members: number };
  readonly budget: Mechanic['budget'];
  readonly value: PointValue;
  /** What was given and still holds, points by their worth. */
  readonly costMinor: bigint;
  /** Who pays it; null: the programme alone. */
  readonly split: CostSplit | null;
};

/** A member behind a figure of the results, with what they bought in their window. */
export type ResultMember = {
  readonly memberId: number;
  readonly name: string;
  readonly assignedOn: string;
  readonly receipts: number;
  readonly revenueMinor: bigint;
};
export type ProgrammeMembersPage = {
  readonly head: ResultsToday;
  readonly tiers: readonly ResultTier[];
  readonly total: number;
  readonly members: readonly ResultMember[];
  /** Members after this one come on the next page; null: there are none. */
  readonly next: number | null;
};
export type ResultMembersPage = ProgrammeMembersPage & { readonly head: ResultsHead };

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
  /** Members whom the night found and left, for they were not in the audience or left out. */
  readonly outside: number;
};
