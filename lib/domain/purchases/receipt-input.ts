import { z } from 'zod';
import { keyInput, memberIdInput, pointsInput } from '../points/inputs';
import { CODE_TEXT_MAX } from '../rewards/codes';
import { MOST_COUPONS } from '../rewards/coupon-at-till';
import { CHANNELS, LINE_KINDS, minorText, PAYMENT_METHODS } from '../rules/conditions';
import { isDay } from '../shared/calendar';
import { plainText } from '../shared/plain-text';
import { REFERENCE_MAX_LENGTH } from './states';

/** Most lines, labels of a line and payments of one receipt: wholesale invoices of shops on the web reach a thousand lines. */
export const MOST_LINES = 2_000;
const MOST_LABELS = 20;
const MOST_PAYMENTS = 20;
/** Dates of tills: none is of before the product's time, none that a century is missing from. */
const EARLIEST_AT = new Date('1990-01-01T00:00:00Z');

const words = z
  .string()
  .trim()
  .max(REFERENCE_MAX_LENGTH)
  .refine((text) => plainText(text) === text);
const name = words.min(1);

export const storeIdInput = z.number().int().positive().max(2_147_483_647);
export const purchaseIdInput = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
export const businessDateInput = z.string().refine(isDay);
export const momentInput = z.date().min(EARLIEST_AT);

/** Thousandths of a unit as text of digits, above zero: "1000" is one. */
const quantityInput = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(BigInt);

const lineInput = z.object({
  kind: z.enum(LINE_KINDS).default('goods'),
  article: words.default(''),
  category: words.default(''),
  /** "name=value" each. */
  labels: z.array(name).max(MOST_LABELS).default([]),
  quantityMilli: quantityInput,
  /** What is paid for it after discounts, points included: text of minor units. */
  amountMinor: minorText,
});

/** What a receipt says, before its number: enough for a quote. Amounts are text of minor units. */
const basketInput = z.object({
  /** Whose it is; null, without a card: a guest's. */
  memberId: memberIdInput.nullable().default(null),
  /** The card that was shown: its type is told to the rules, its state says whether it may earn and pay. Names the member by itself. */
  cardNumber: name.nullable().default(null),
  storeId: storeIdInput,
  /** When it was bought, by the till: by that moment it is judged, however late it comes. */
  purchasedAt: momentInput,
  /** The till's own day, the same or a day beside; left out: the day of that moment in the programme's zone. */
  businessDate: businessDateInput.nullable().default(null),
  /** Left out: the web for a shop that is online, else the store. */
  channel: z.enum(CHANNELS).nullable().default(null),
  payments: z
    .array(z.object({ method: z.enum(PAYMENT_METHODS), amountMinor: minorText }))
    .max(MOST_PAYMENTS)
    .default([]),
  /** Codes of coupons, as they were read or typed. */
  coupons: z.array(words.min(1).max(CODE_TEXT_MAX)).max(MOST_COUPONS).default([]),
  /** Numbered from 1 in this order. */
  lines: z.array(lineInput).min(1).max(MOST_LINES),
});

/** `points` are paid with now, or those that an open hold has promised. */
const spendInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('points'), points: pointsInput }),
  z.object({ kind: z.literal('hold'), holdId: memberIdInput }),
]);

/** A receipt to be recorded. */
export const purchaseInput = basketInput.extend({
  /** The caller's own name of the request: asked again under it, the answer is the same. */
  key: keyInput,
  till: words.default(''),
  receipt: name,
  /** What discounts took off before, for the books. */
  discountMinor: minorText.default(0n),
  spend: spendInput.nullable().default(null),
});
export type PurchaseInput = z.output<typeof purchaseInput>;

/** A basket to be quoted; `spendPoints` narrows what is asked to one amount of points. */
export const quoteInput = basketInput.extend({ spendPoints: pointsInput.nullable().default(null) });
export type BasketInput = z.output<typeof basketInput>;

/** Which purchase is meant: by its number in the store on its day, or by whose it is, its day and id. */
export const namedPurchaseInput = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('receipt'),
    storeId: storeIdInput,
    businessDate: businessDateInput,
    receipt: name,
    till: words.default(''),
  }),
  z.object({
    kind: z.literal('purchase'),
    /** Null: a guest's. */
    memberId: memberIdInput.nullable(),
    businessDate: businessDateInput,
    purchaseId: purchaseIdInput,
  }),
]);
export type NamedPurchase = z.output<typeof namedPurchaseInput>;

/** Goods that come back. */
export const returnInput = z.object({
  key: keyInput,
  of: namedPurchaseInput,
  what: z.discriminatedUnion('kind', [
    /** Everything that has not come back yet. */
    z.object({ kind: z.literal('whole') }),
    z.object({
      kind: z.literal('lines'),
      lines: z
        .array(
          z.object({
            lineNo: z.number().int().min(1).max(32_767),
            quantityMilli: quantityInput,
            /** Left out: its share of what was paid for the line. */
            amountMinor: minorText.nullable().default(null),
          }),
        )
        .min(1)
        .max(MOST_LINES)
        .refine((lines) => new Set(lines.map(({ lineNo }) => lineNo)).size === lines.length),
    }),
  ]),
  /** Where it was given back; left out: where it was bought. */
  storeId: storeIdInput.nullable().default(null),
  till: words.default(''),
  /** The number of the paper of the return; left out: that of the purchase, with a count behind it from the second on. */
  receipt: name.nullable().default(null),
  returnedAt: momentInput,
});
export type ReturnInput = z.output<typeof returnInput>;

/** A purchase that is to be as if it had not been. */
export const cancelInput = z.object({
  key: keyInput,
  of: namedPurchaseInput,
  cancelledAt: momentInput,
});
