// Made by npm run client: changes are made there.

import type {
  Account,
  BasketLine,
  Decision,
  ReturnTold,
  SoldPurchase,
  SoldReceipt,
} from './shared';

export type RecordPurchaseBody = {
  /** Who buys: exactly one of memberId, card, phone, email, externalId. Left out: a guest. */
  member?:
    | {
        memberId: number;
      }
    | {
        /** The number on the card. */
        card?: string;
        phone?: string;
        email?: string;
        /** The id of another system. */
        externalId?: string;
      };
  /** The store’s own code. Left out: that of the key. */
  store?: string;
  /** By this moment the receipt is judged, however late it comes: ISO 8601 with an offset. */
  purchasedAt: string;
  /** The till’s own day. Left out: that of the moment. */
  businessDate?: string;
  channel?: 'store' | 'web' | 'app' | 'phone' | 'marketplace' | 'other';
  payments?: Array<{
    method: 'cash' | 'card' | 'transfer' | 'giftCard' | 'wallet' | 'other';
    /** An amount in the programme’s currency as decimal text: "499.90". */
    amount: string;
  }>;
  /** Codes of coupons of the member, as they were read or typed. */
  coupons?: Array<string>;
  /** Numbered from 1 in this order. */
  lines: Array<BasketLine>;
  till?: string;
  /** Its number: in a store, at a till, on a day it counts once. */
  receipt: string;
  /** What discounts took off before, for the books. */
  discount?: string;
  /** Points that pay a part, or a hold that is captured. Asks for points.redeem too. */
  pay?:
    | {
        /** Points as text, at most two decimals: "120", "120.5". */
        points: string;
      }
    | {
        holdId: number;
      };
};

export type RecordPurchaseAnswer = {
  /** Null: a guest’s. */
  memberId: number | null;
  businessDate: string;
  purchaseId: number;
  /** It was in the books before, under another key or by an import: nothing was written. */
  isKnown: boolean;
  /** Why it earned nothing though it was taken into the books. */
  notice: 'guest' | 'unknown_card' | 'suspended' | 'over' | 'frozen' | 'paper_claimed' | null;
  /** An amount in the programme’s currency as decimal text: "499.90". */
  amount: string;
  /** Points as text: "120", "-120.5". */
  earned: string;
  /** Points as text: "120", "-120.5". */
  spent: string;
  /** What points paid of it. */
  spentAmount: string;
  /** Coupons that it used, and what of its discount was each one’s. */
  coupons: Array<{
    code: string;
    /** An amount in the programme’s currency as decimal text: "499.90". */
    amount: string;
  }>;
  /** The account after it; null of a guest, and of a receipt of somebody else. */
  account: Account | null;
  /** Why it earned what it earned, by rule and by line; null: nothing was decided. */
  decision: Decision | null;
};

export type CancelPurchaseBody = {
  /** By its number in the store on its day, or as the answer to it named it. */
  of: SoldReceipt | SoldPurchase;
  /** ISO 8601 with an offset: "2026-11-27T12:30:00+03:00". */
  cancelledAt: string;
};

export type CancelPurchaseAnswer = ReturnTold;
