import type { Points } from '../shared/points';
import type { ConditionName } from './conditions';

/** Most values of one list that are told of a failed condition: when there are as many, there may be more. */
export const TOLD_MAX = 12;

/**
 * A condition that did not hold: what the rule wanted and what the receipt had, as ids, codes or text of amounts in minor
 * units. Of `period` two days, empty where it is open; of `hours` two times; of `goods` "article:", "category:" or "label:"
 * before the name, and as found the categories of the receipt.
 */
export type FailedCondition = {
  readonly condition: ConditionName;
  readonly wanted: readonly string[];
  readonly found: readonly string[];
};

export const RULE_STATUSES = ['applied', 'notMatched', 'outdone', 'stopped', 'nothing'] as const;
/** `outdone`: another `best` gave more; `stopped`: by a rule before it; `nothing`: it came to nothing, by rounding or a cap. */
export type RuleStatus = (typeof RULE_STATUSES)[number];

/** What a cap looks at: `life` and `budget` are those of one rule. */
export const TRIMS = ['receipt', 'day', 'month', 'life', 'budget'] as const;

/**
 * What a cap took: of which rule (its own id, or the cap's), from how many points to how many. In the outcome of a cap rule
 * itself: from and to how many points of all rules together.
 */
export type Trim = {
  readonly by: (typeof TRIMS)[number];
  readonly ruleId: number;
  readonly from: Points;
  readonly to: Points;
};

export type LinePoints = { readonly lineNo: number; readonly points: Points };

/** What came of one rule of earning or cap, also of one that gave nothing. A cap is `applied` when it took something. */
export type RuleOutcome = {
  readonly ruleId: number;
  readonly versionId: number;
  /** Of what a tier gives, whose rule and version are its ladder's: the tier. */
  readonly tierId?: number;
  readonly status: RuleStatus;
  /** The first that failed stands first; empty unless `notMatched`. */
  readonly failed: readonly FailedCondition[];
  /** The rule that outdid or stopped it. */
  readonly by: number | null;
  /** What its lines came to: the basis, in minor units. */
  readonly basisMinor: bigint;
  /** After rounding and caps; `lines`, those that got any, add up to it. */
  readonly points: Points;
  readonly lines: readonly LinePoints[];
  readonly trims: readonly Trim[];
};

/** Why a receipt earned what it earned. Kept with the purchase; the answer to "why 120?" and "why not?". */
export type Decision = {
  /** The version of the terms; null: the defaults. */
  readonly termsVersionId: number | null;
  readonly points: Points;
  /** Every line with its basis and what all rules together gave for it. */
  readonly lines: readonly (LinePoints & { readonly basisMinor: bigint })[];
  /** In the order in which they were judged: rates, multipliers, fixed awards, each by priority and id; then caps. */
  readonly outcomes: readonly RuleOutcome[];
};
