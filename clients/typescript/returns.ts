// Made by npm run client: changes are made there.

import type { ReturnTold, SoldPurchase, SoldReceipt } from './shared';

export type ReturnPurchaseBody = {
  /** By its number in the store on its day, or as the answer to it named it. */
  of: SoldReceipt | SoldPurchase;
  /** Left out: everything that has not come back yet. */
  lines?: Array<{
    lineNo: number;
    /** How many or how much, as decimal text: "1", "0.350". */
    quantity: string;
    /** Left out: its share of what was paid. */
    amount?: string;
  }>;
  /** Where it is given back. Left out: where it was bought. */
  store?: string;
  till?: string;
  /** The number of the paper of the return. */
  receipt?: string;
  /** ISO 8601 with an offset: "2026-11-27T12:30:00+03:00". */
  returnedAt: string;
};

export type ReturnPurchaseAnswer = ReturnTold;
