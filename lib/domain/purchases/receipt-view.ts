import type { PaymentMethod } from '../rules/conditions';
import type { Decision, RuleOutcome } from '../rules/decision';
import type { CapRule, EarningRule } from '../rules/definition';
import type { Points } from '../shared/points';
import type { PurchaseNotice } from './receipt-answer';

/** A rule that was judged with a receipt, by the version of then. */
export type JudgedOutcome = {
  readonly outcome: RuleOutcome;
  readonly definition: EarningRule | CapRule;
  readonly nameEn: string;
  readonly nameRu: string;
};

/** A purchase or return beside the one that is looked at. */
export type BesideReceipt = {
  readonly businessDate: string;
  readonly purchaseId: number;
  readonly receipt: string;
  readonly amountMinor: bigint;
};

/** What a receipt earned and was paid with, and why, as a reader sees it. Amounts in minor units. */
export type ReceiptView = {
  readonly isReturn: boolean;
  readonly earned: Points;
  readonly spent: Points;
  readonly spentMinor: bigint;
  readonly takenBack: Points;
  readonly givenBack: Points;
  readonly notRecouped: Points;
  readonly withheld: PurchaseNotice | null;
  readonly payments: readonly { readonly method: PaymentMethod; readonly amountMinor: bigint }[];
  /** Points of each line, as they were decided. */
  readonly lines: Decision['lines'];
  /** Empty: nothing was decided. */
  readonly outcomes: readonly JudgedOutcome[];
  /** Numbers of the member's entries that it caused. */
  readonly seqs: readonly number[];
  readonly returns: readonly BesideReceipt[];
  /** The purchase that a return revises. */
  readonly revises: BesideReceipt | null;
};
