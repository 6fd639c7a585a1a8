import type { CouponAnswer } from '../rewards/coupon-at-till';
import type { DiscountQuote } from '../rules/quote-discounts';
import type { SpendingQuote } from '../rules/quote-spending';
import type { DecisionJson } from '../rules/stored-json';
import type { Jsonable } from '../shared/jsonable';

/** Why a receipt that was taken into the books earned nothing, or stands otherwise than was asked. */
export const PURCHASE_NOTICES = [
  /** Nobody's card was shown. */
  'guest',
  /** Nobody has a card of this number: the receipt is a guest's and can be claimed. */
  'unknown_card',
  /** The member does not earn now: suspended, leaving, or the account is frozen. */
  'suspended',
  'over',
  'frozen',
  /** A paper of this receipt was claimed before: it has had its points. */
  'paper_claimed',
] as const;
export type PurchaseNotice = (typeof PURCHASE_NOTICES)[number];

/** What `recordPurchase` answers, and again to the same key, byte for byte. Points and amounts of minor units are text. */
export type PurchaseAnswer = {
  /** Null: a guest's. */
  readonly memberId: number | null;
  readonly businessDate: string;
  readonly purchaseId: number;
  /** It was in the books before, under another key or by an import: nothing was written, this is what it earned then. */
  readonly isKnown: boolean;
  readonly notice: PurchaseNotice | null;
  readonly amountMinor: string;
  readonly earned: string;
  /** What points paid of it, as points and as money. */
  readonly spent: string;
  readonly spentMinor: string;
  /** Coupons that it used, and what of its discount was each one's; left out: none, or it was known. */
  readonly coupons?: readonly CouponAnswer[];
  /** The account after it; null of a guest, and of a known receipt of somebody else. */
  readonly account: {
    readonly balance: string;
    readonly pending: string;
    readonly debt: string;
  } | null;
  /** Why it earned what it earned, as it is kept; null: nothing was decided. */
  readonly decision: DecisionJson | null;
};

/** What `returnPurchase` and `cancelPurchase` answer. Points and amounts of minor units are text, above or equal zero. */
export type ReturnAnswer = {
  readonly memberId: number | null;
  /** The purchase that it revises. */
  readonly revises: { readonly businessDate: string; readonly purchaseId: number };
  /** The return in the books; null: nothing was left to come back, and nothing was written. */
  readonly businessDate: string | null;
  readonly purchaseId: number | null;
  readonly amountMinor: string;
  /** Points that the purchase had earned and that went, those that became a debt included. */
  readonly takenBack: string;
  /** What the account could not give and the terms let go. */
  readonly notRecouped: string;
  /** Points that had paid and came back, with their old ends. */
  readonly givenBack: string;
  readonly account: PurchaseAnswer['account'];
  readonly lines: readonly {
    readonly lineNo: number;
    readonly quantityMilli: string;
    readonly amountMinor: string;
  }[];
};

/**
 * What `quotePurchase` answers: nothing is written, nothing is promised. Amounts of minor units are text; points are text, but
 * in hundredths inside `discounts` and `spending`.
 */
export type QuoteAnswer = {
  /** Null: a guest. */
  readonly memberId: number | null;
  readonly businessDate: string;
  readonly notice: PurchaseNotice | null;
  /** What the basket comes to after the discounts of the rules. */
  readonly amountMinor: string;
  /** What rules of discounts take off, by rule and by line. */
  readonly discounts: Jsonable<DiscountQuote>;
  /** What each coupon that was asked about takes off, or why nothing; what the rules’ discounts come to is with them. */
  readonly coupons: readonly CouponAnswer[];
  /** The least and the most that points may pay after the discounts, and what was asked for. */
  readonly spending: Jsonable<SpendingQuote>;
  /** What can be spent now, the household's too; null: a guest. */
  readonly available: string | null;
  /** What it would earn after discounts and the points asked for. */
  readonly earned: string;
  readonly decision: DecisionJson | null;
};
