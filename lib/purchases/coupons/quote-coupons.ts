import 'server-only';
import {
  type CouponAnswer,
  couponRefusal,
  couponRules,
  couponsOfQuote,
  type ForCoupons,
} from '@/lib/domain/rewards/coupon-at-till';
import type { ActiveRule } from '@/lib/domain/rules/definition';
import type { Bought, ReceiptFacts } from '@/lib/domain/rules/facts';
import { type DiscountQuote, quoteDiscounts } from '@/lib/domain/rules/quote-discounts';
import type { RunRows } from '../claims/read-receipts';
import { readCoupons, saidCodes } from './read-coupons';

type ToQuote = {
  readonly rules: readonly ActiveRule[];
  readonly facts: ReceiptFacts;
  readonly bought: Bought;
};

/** What rules of discounts and coupons take off a basket; the coupons stand against the rules as they say. */
export async function quoteWithCoupons(
  run: RunRows,
  codes: readonly string[],
  { toQuote, receipt }: { readonly toQuote: ToQuote; readonly receipt: ForCoupons },
): Promise<{ readonly discounts: DiscountQuote; readonly coupons: readonly CouponAnswer[] }> {
  const said = saidCodes(codes);
  const found = await readCoupons(run, said, { locks: false });
  const judged = said.map(({ said: code, code: kept }) => {
    const coupon = kept === null ? undefined : found.get(kept);
    return { code, coupon, refusal: couponRefusal(coupon, receipt) };
  });
  const holding = judged.flatMap(({ coupon, refusal, code }) =>
    coupon === undefined || refusal !== null ? [] : [{ ...coupon, code }],
  );
  const { rules, ...asked } = toQuote;
  const quote = quoteDiscounts({ ...asked, rules: [...rules, ...couponRules(holding)] });
  const { discounts, told } = couponsOfQuote(holding, quote);
  const coupons = judged.map(
    ({ code, refusal }): CouponAnswer =>
      told.find((one) => one.code === code) ?? { code, refusal, minor: '0' },
  );
  return { discounts, coupons };
}
