import { z } from 'zod';
import { idInput } from '../access/inputs';
import type { FailedCondition, RuleStatus } from './decision';
import { definitionSchema } from './definition';
import type { SpendingRefusal } from './quote-spending';
import { dayInput } from './rule-input';

const memberInput = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A receipt that rules are tried on. */
export const trialReceiptInput = z.object({
  memberId: memberInput,
  businessDate: dayInput,
  purchaseId: memberInput,
});
export type TrialReceiptKey = z.output<typeof trialReceiptInput>;

/** What is tried: a rule as it would be, in the place of the rule it is a version of. Null: the rules as they are. */
export const candidateInput = z
  .object({ definition: definitionSchema, ruleId: idInput.nullable() })
  .nullable();
export type Candidate = NonNullable<z.output<typeof candidateInput>>;

/** The id of a rule that is tried and is not kept yet: the highest, as a new one would have it. */
export const UNKEPT_RULE_ID = 2_147_483_647;

/** A receipt to choose. Amounts in minor units, as text. */
export type TrialReceipt = TrialReceiptKey & {
  readonly receipt: string;
  readonly store: string;
  readonly clock: string;
  /** 0: none. */
  readonly tierId: number;
  readonly amountMinor: string;
};

export type TriedRule = {
  readonly ruleId: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly isCandidate: boolean;
  readonly status: RuleStatus;
  readonly failed: readonly FailedCondition[];
  /** Points, as text; of a discount the money that it takes off, in minor units. */
  readonly points: string;
  readonly minor: string | null;
  readonly basisMinor: string;
  readonly trims: readonly { readonly from: string; readonly to: string }[];
  /** The rule that outdid or stopped it. */
  readonly by: number | null;
  /** It is a cap over all rules: `nothing` says that it was not reached. */
  readonly isCap: boolean;
};

/** A receipt judged with the rule that is tried and without it. Points and money as text. */
export type Trial = {
  readonly receipt: TrialReceipt;
  readonly before: string;
  readonly after: string;
  /** Null: nothing is tried, or it gives no points. */
  readonly rules: readonly TriedRule[];
  readonly lines: readonly {
    readonly lineNo: number;
    readonly article: string;
    readonly category: string;
    readonly basisMinor: string;
    readonly points: string;
  }[];
  /** What points may pay of it, were there enough of them. */
  readonly spending: {
    readonly refusal: SpendingRefusal | null;
    readonly points: string;
    readonly minor: string;
  };
  /** What discounts take off. */
  readonly discountMinor: string;
};

/** What a rule would have done to the receipts of a month. */
export type MonthSample = {
  /** Receipts that were judged, and how many there are, about. */
  readonly receipts: number;
  readonly total: number;
  readonly touched: number;
  readonly before: string;
  readonly after: string;
  readonly tookMs: number;
};
