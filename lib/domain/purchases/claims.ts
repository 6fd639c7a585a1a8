import type { DecisionJson } from '../rules/stored-json';
import type { CurrencyCode } from '../shared/money';
import type { Points } from '../shared/points';

/** Days within which a receipt can be claimed: what a programme may choose, and what it begins with. */
export const CLAIM_DAYS_MIN = 30;
export const CLAIM_DAYS_MAX = 180;
export const CLAIM_DAYS = 90;

/** What a member showed to claim a receipt. */
export const CLAIM_PROOFS = ['paper', 'photo', 'bankStatement'] as const;

/** Receipts that a search for a missing one shows. */
export const CLAIM_FINDINGS_MAX = 20;

/** Why a receipt is not claimed, or a claim not undone. The words stand in `tasks.claimReasons.<reason>`. */
export const CLAIM_REFUSALS = [
  'gone',
  'of_member',
  'own',
  'in_future',
  'too_old',
  'before_joined',
  'returned',
  'changed',
  'in_books',
  'paper_claimed',
  'no_claim',
  'undone',
  'moved_on',
  'needs_second_person',
] as const;
export type ClaimRefusal = (typeof CLAIM_REFUSALS)[number];

/** What a programme says of claims. */
export type ClaimRules = {
  readonly claimDays: number;
};

/** A receipt in the books as a claim sees it. Amounts in minor units. */
export type ClaimableReceipt = {
  readonly businessDate: string;
  readonly purchaseId: number;
  readonly storeId: number;
  readonly store: string;
  readonly receipt: string;
  readonly till: string;
  readonly amountMinor: bigint;
  /** What came back of it, above zero. */
  readonly returnedMinor: bigint;
  /** Whose it is: nobody's, the member's of the task, or somebody else's. */
  readonly owner: 'guest' | 'own' | 'other';
};

/** What a claim is judged by, beside the receipt. Days are of the programme. */
export type ClaimTerms = {
  /** The day the claim was made: the first of its task. A pause takes nobody's term away. */
  readonly madeOn: string;
  readonly joinedOn: string;
  readonly claimDays: number;
};

/** What a receipt or a paper earns by the rules of its day; `of` names which (see `claimedOf`). */
export type ClaimEarning = { readonly of: string; readonly points: Points };

/** Everything a task needs to know to claim a receipt. */
export type Claiming = ClaimTerms & {
  readonly currency: CurrencyCode;
  readonly timeZone: string;
  readonly todayOn: string;
  readonly stores: readonly { readonly storeId: number; readonly name: string }[];
  /** The receipt that the answers name, as it stands; null: none is named, or it is not there to be claimed any more. */
  readonly receipt: ClaimableReceipt | null;
  /** One is named and is not there any more: somebody else got it. */
  readonly isGone: boolean;
  /** What is known to be earned: of what the answers name, and of what was found on the page. The last word on each counts. */
  readonly earnings: readonly ClaimEarning[];
  /** Why what the answers name earns that; null: they name nothing that can be claimed. */
  readonly judged: {
    readonly of: string;
    readonly businessDate: string;
    readonly decision: DecisionJson;
  } | null;
};

/** A claim that a task is to undo, as it stands. */
export type KeptClaim = {
  readonly receipt: string;
  readonly businessDate: string;
  readonly store: string;
  /** What is left of what it gave, after what returns took. */
  readonly points: bigint;
  readonly isUndone: boolean;
  /** The receipt is no longer the member's: a merge or a change of owner took it along. */
  readonly hasMovedOn: boolean;
};
