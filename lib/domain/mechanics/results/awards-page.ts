import { z } from 'zod';
import { dayInput, idInput } from '../../access/inputs';
import type { Points } from '../../shared/points';
import type { AwardDecision } from '../decision';
import { AWARD_STATES, type AwardDrop, type AwardState } from '../records';
import type { Progress } from '../running-sum';
import type { ResultsHead } from './results-page';

/**
 * States of awards that a list can be narrowed to; `gone`: dropped or taken back; `reached`: given at one time for an occasion of the member's
 * own, whether taken back since or not.
 */
export const AWARD_FILTERS = [...AWARD_STATES, 'gone', 'reached'] as const;
export type AwardFilter = (typeof AWARD_FILTERS)[number];

const KEY_MAX = 200;
const MEMBER_MAX = Number.MAX_SAFE_INTEGER;

/** What a list of awards is asked: a mechanic, how they stand, the day or days on which they were decided, after which. */
export const awardsInput = z.object({
  ruleId: idInput,
  state: z.enum(AWARD_FILTERS).optional(),
  on: dayInput.optional(),
  from: dayInput.optional(),
  through: dayInput.optional(),
  after: z
    .object({
      on: dayInput,
      memberId: z.number().int().min(1).max(MEMBER_MAX),
      occurrence: z.string().max(KEY_MAX),
    })
    .optional(),
});
export type AskedAwards = z.output<typeof awardsInput>;

export type ListedAward = {
  readonly memberId: number;
  readonly name: string;
  readonly occurrence: string;
  readonly state: AwardState;
  readonly dropped: AwardDrop | null;
  readonly decidedOn: string;
  readonly points: Points;
  readonly minor: bigint;
};
export type AwardsPage = {
  readonly head: ResultsHead;
  /** Awards of the day asked, or of all days, by how they stand. */
  readonly counts: Readonly<Partial<Record<AwardState, number>>>;
  readonly total: number;
  /** Whose they are, each once. */
  readonly members: number;
  readonly awards: readonly ListedAward[];
  readonly next: NonNullable<AskedAwards['after']> | null;
};

/** An occasion of a member that is open today, and what would be decided now; null: it is settled, see the award. */
export type ExplainedOccasion = {
  readonly key: string;
  readonly dueOn: string;
  readonly untilOn: string | null;
  readonly decision: AwardDecision | null;
};

/** Why a member gets something of a mechanic, or why not, found anew from what is known now. */
export type Explained = {
  readonly memberId: number;
  readonly name: string;
  /** `notLaunched`: nobody is judged; `unknown`: no such member. */
  readonly outcome: 'judged' | 'notLaunched' | 'unknown';
  readonly occasions: readonly ExplainedOccasion[];
  /** The first day within a year on which an occasion opens, as far as is known; null: none is seen. */
  readonly nextOn: string | null;
  /** How far they have come towards the next one; null: it is none that is come to by and by. */
  readonly progress: Progress | null;
  readonly awards: readonly (Omit<ListedAward, 'name' | 'memberId'> & {
    /** The pool that still owes it a code; null: none does. */
    readonly owedBy: string | null;
  })[];
};
