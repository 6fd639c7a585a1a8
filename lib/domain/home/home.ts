import type { MechanicState } from '../mechanics/states';
import type { RuleKind } from '../rules/definition';
import type { Points } from '../shared/points';
import type { BudgetPace } from './budget-pace';

/** A mechanic that runs, waits to begin or is paused, as the marketer's home tells it. */
export type RunningMechanic = {
  readonly ruleId: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly state: MechanicState;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly holdoutBps: number;
  /** Null: there is no budget. */
  readonly budget: BudgetPace | null;
  readonly points: Points;
  readonly minor: bigint;
  readonly members: number;
  readonly awards: number;
  readonly heldOut: number;
  /** Since which day it is to be run, and the last whose run is over; null: none. */
  readonly isDueSince: string;
  readonly lastRunOn: string | null;
};

/** A rule that begins, ends or holds in the days ahead. */
export type AheadRule = {
  readonly ruleId: number;
  readonly kind: RuleKind;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** It waits for a second person still. */
  readonly isInReview: boolean;
};

export type Ahead = {
  readonly days: readonly { readonly on: string; readonly birthdays: number }[];
  readonly rules: readonly AheadRule[];
};

export type WaitingApproval = {
  readonly ruleId: number;
  readonly kind: RuleKind;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly no: number;
  readonly startsOn: string;
  readonly authorName: string;
  readonly submittedAt: Date;
};
