import { z } from 'zod';
import { MOST_LINES } from '@/lib/domain/purchases/receipt-input';
import { REFERENCE_MAX_LENGTH } from '@/lib/domain/purchases/states';
import { CODE_TEXT_MAX } from '@/lib/domain/rewards/codes';
import { MOST_COUPONS } from '@/lib/domain/rewards/coupon-at-till';
import { CHANNELS, LINE_KINDS, PAYMENT_METHODS } from '@/lib/domain/rules/conditions';
import { isDay } from '@/lib/domain/shared/calendar';
import { milliOf, minorOf, moneyInput, quantityInput } from '../amounts';
import { identityInput, lineText, momentInput, somePoints, storeCode } from '../fields';

/** Most labels of a line and payments of one receipt. */
const MOST_LABELS = 20;
const MOST_PAYMENTS = 20;

const reference = lineText(REFERENCE_MAX_LENGTH);

export const dayInput = z.iso.date().refine(isDay);

const lineBody = z
  .strictObject({
    kind: z.enum(LINE_KINDS).default('goods'),
    article: reference.optional(),
    category: reference.optional(),
    labels: z.array(reference).max(MOST_LABELS).default([]).describe('"name=value" each.'),
    quantity: quantityInput.default('1'),
    amount: moneyInput.describe('What is paid for the line after discounts, points included.'),
  })
  .meta({ title: 'BasketLine' });

/** What a receipt says before its number. */
export const basketShape = {
  member: z
    .union([z.strictObject({ memberId: z.int().positive() }), identityInput])
    .optional()
    .describe(
      'Who buys: exactly one of memberId, card, phone, email, externalId. Left out: a guest.',
    ),
  store: storeCode.optional().describe('The store’s own code. Left out: that of the key.'),
  purchasedAt: momentInput.describe(
    'By this moment the receipt is judged, however late it comes: ISO 8601 with an offset.',
  ),
  businessDate: dayInput.optional().describe('The till’s own day. Left out: that of the moment.'),
  channel: z.enum(CHANNELS).optional(),
  payments: z
    .array(z.strictObject({ method: z.enum(PAYMENT_METHODS), amount: moneyInput }))
    .max(MOST_PAYMENTS)
    .default([]),
  coupons: z
    .array(lineText(CODE_TEXT_MAX))
    .max(MOST_COUPONS)
    .default([])
    .describe('Codes of coupons of the member, as they were read or typed.'),
  lines: z.array(lineBody).min(1).max(MOST_LINES).describe('Numbered from 1 in this order.'),
};

export const quoteBody = z.strictObject({
  ...basketShape,
  spend: somePoints.optional().describe('What they wish to pay with.'),
});

export const purchaseBody = z.strictObject({
  ...basketShape,
  till: reference.optional(),
  receipt: reference.describe('Its number: in a store, at a till, on a day it counts once.'),
  discount: moneyInput.default('0').describe('What discounts took off before, for the books.'),
  pay: z
    .union([z.strictObject({ points: somePoints }), z.strictObject({ holdId: z.int().positive() })])
    .optional()
    .describe('Points that pay a part, or a hold that is captured. Asks for points.redeem too.'),
});
export type PurchaseBody = z.output<typeof purchaseBody>;

const soldReceipt = z
  .strictObject({
    store: storeCode.optional().describe('Where it was bought. Left out: that of the key.'),
    businessDate: dayInput,
    receipt: reference,
    till: reference.optional(),
  })
  .meta({ title: 'SoldReceipt' });

const soldPurchase = z
  .strictObject({
    memberId: z.int().positive().nullable().describe('Null: a guest’s.'),
    businessDate: dayInput,
    purchaseId: z.int().positive(),
  })
  .meta({ title: 'SoldPurchase' });

/** Which purchase is meant. */
export const purchaseNamed = z
  .union([soldReceipt, soldPurchase])
  .describe('By its number in the store on its day, or as the answer to it named it.');
export type PurchaseNamed = z.output<typeof purchaseNamed>;

export const returnBody = z.strictObject({
  of: purchaseNamed,
  lines: z
    .array(
      z.strictObject({
        lineNo: z.int().min(1).max(32_767),
        quantity: quantityInput,
        amount: moneyInput.optional().describe('Left out: its share of what was paid.'),
      }),
    )
    .min(1)
    .max(MOST_LINES)
    .refine((lines) => new Set(lines.map(({ lineNo }) => lineNo)).size === lines.length)
    .optional()
    .describe('Left out: everything that has not come back yet.'),
  store: storeCode.optional().describe('Where it is given back. Left out: where it was bought.'),
  till: reference.optional(),
  receipt: reference.optional().describe('The number of the paper of the return.'),
  returnedAt: momentInput,
});

export const cancelBody = z.strictObject({ of: purchaseNamed, cancelledAt: momentInput });

/** Lines and payments in minor units and thousandths. Throws `invalid_input` for fractions that the currency has not. */
export function basketInput(
  {
    lines,
    payments,
    purchasedAt,
    businessDate,
    channel,
    coupons,
  }: z.output<typeof quoteBody> | PurchaseBody,
  currency: string,
) {
  return {
    purchasedAt: new Date(purchasedAt),
    businessDate: businessDate ?? null,
    channel: channel ?? null,
    coupons,
    payments: payments.map(({ method, amount }) => ({
      method,
      amountMinor: minorOf(amount, currency),
    })),
    lines: lines.map(({ kind, article = '', category = '', labels, quantity, amount }) => ({
      kind,
      article,
      category,
      labels,
      quantityMilli: milliOf(quantity),
      amountMinor: minorOf(amount, currency),
    })),
  };
}
