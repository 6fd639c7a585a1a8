// Made by npm run client: changes are made there.

import type { BasketLine, Decision } from './shared';

export type QuotePurchaseBody = {
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
  /** What they wish to pay with. */
  spend?: string;
};

export type QuotePurchaseAnswer = {
  /** Null: a guest. */
  memberId: number | null;
  businessDate: string;
  /** Why it would earn nothing. */
  notice: 'guest' | 'unknown_card' | 'suspended' | 'over' | 'frozen' | 'paper_claimed' | null;
  /** What the basket comes to after discounts of the rules. */
  amount: string;
  /** What is left to pay. */
  due: string;
  discounts: {
    /** An amount in the programme’s currency as decimal text: "499.90". */
    amount: string;
    lines: Array<{
      lineNo: number;
      /** An amount in the programme’s currency as decimal text: "499.90". */
      before: string;
      /** An amount in the programme’s currency as decimal text: "499.90". */
      discount: string;
      /** An amount in the programme’s currency as decimal text: "499.90". */
      after: string;
    }>;
    rules: Array<{
      ruleId: number;
      versionId: number;
      status: 'applied' | 'notMatched' | 'outdone' | 'stopped' | 'nothing';
      /** The share that held: "7.5". */
      percent: string | null;
      /** An amount in the programme’s currency as decimal text: "499.90". */
      amount: string;
    }>;
  };
  /** Each coupon that was asked about; what they take off is in discounts.amount. */
  coupons: Array<{
    code: string;
    /** Why it takes nothing off; null: it holds. outdone: another discount gives more, and it is kept for another time. */
    refusal:
      | 'unknown'
      | 'guest'
      | 'notYours'
      | 'notNow'
      | 'ended'
      | 'used'
      | 'notYet'
      | 'expired'
      | 'leastNotMet'
      | 'outdone'
      | 'nothing'
      | null;
    /** What it takes off. */
    amount: string;
  }>;
  spending: {
    ruleId: number | null;
    /** Why points cannot pay now. */
    refusal: 'guest' | 'noRule' | 'nothingToPay' | 'belowLeast' | null;
    /** Points as text: "120", "-120.5". */
    least: string;
    /** The most points that may pay. */
    most: string;
    /** What they would pay. */
    mostAmount: string;
    /** What was wished for, cut to the most and to whole steps. */
    points: string;
    /** An amount in the programme’s currency as decimal text: "499.90". */
    amount: string;
  };
  /** What the member can spend now; null: a guest. */
  available: string | null;
  /** What it would earn. */
  earned: string;
  /** Why it earned what it earned, by rule and by line; null: nothing was decided. */
  decision: Decision | null;
};
