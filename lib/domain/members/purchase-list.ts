import { z } from 'zod';
import { dayParameter } from '../analytics/report-parameters';

/** Purchases on one page of a member. */
export const PURCHASES_PAGE_SIZE = 25;

/** More lines than this of one receipt are not shown. */
export const LINES_LIMIT = 200;

/** A purchase of a member: its day narrows the search to one month of them. */
export const purchaseKeySchema = z.object({
  businessDate: dayParameter,
  purchaseId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});
export type PurchaseKey = z.output<typeof purchaseKeySchema>;

export const purchaseCursorSchema = purchaseKeySchema.extend({
  side: z.enum(['after', 'before']),
  place: z.number().int().min(0).max(1_000_000_000),
});
export type PurchaseCursor = z.output<typeof purchaseCursorSchema>;

/** A receipt, or a return with a negative amount. */
export type MemberPurchase = PurchaseKey & {
  readonly purchasedAt: Date;
  readonly store: string;
  readonly receipt: string;
  readonly isReturn: boolean;
  readonly amountMinor: bigint;
  readonly discountMinor: bigint;
  readonly lines: number;
  /** Whether rules decided what it earned. */
  readonly isDecided: boolean;
  /** The task that claimed it, bought without a card; null: it was theirs from the beginning. */
  readonly claimedBy: number | null;
};

export type PurchasesPage = {
  readonly purchases: readonly MemberPurchase[];
  readonly place: number;
  readonly previous: PurchaseCursor | null;
  readonly next: PurchaseCursor | null;
};

/** One article of a receipt. */
export type PurchaseLine = {
  readonly lineNo: number;
  readonly article: string;
  readonly category: string;
  /** Thousandths: 1500 is one and a half. */
  readonly quantityMilli: bigint;
  readonly amountMinor: bigint;
};

/** A purchase in an address: `2026-11-18.5123`. */
export function writePurchaseKey({ businessDate, purchaseId }: PurchaseKey): string {
  return `${businessDate}.${purchaseId}`;
}

/** The purchase an address names; null when it names none. */
export function readPurchaseKey(text: string | undefined): PurchaseKey | null {
  const [businessDate, id] = (text ?? '').split('.');
  const key = purchaseKeySchema.safeParse({ businessDate, purchaseId: Number(id) });
  return key.success ? key.data : null;
}

/** A place among the purchases in an address: `after.25.2026-11-18.5123`. */
export function writePurchaseCursor(cursor: PurchaseCursor): string {
  return `${cursor.side}.${cursor.place}.${writePurchaseKey(cursor)}`;
}

/** The place an address names; null when it names none: the newest come first. */
export function readPurchaseCursor(text: string | undefined): PurchaseCursor | null {
  const [side, place, ...key] = (text ?? '').split('.');
  const cursor = purchaseCursorSchema.safeParse({
    ...readPurchaseKey(key.join('.')),
    side,
    place: Number(place),
  });
  return cursor.success ? cursor.data : null;
}
