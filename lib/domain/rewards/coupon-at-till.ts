import type { ActiveRule, DiscountRule } from '../rules/definition';
import type { ReceiptFacts } from '../rules/facts';
import type { DiscountOutcome, DiscountQuote } from '../rules/quote-discounts';

/** Most coupons of one receipt. */
export const MOST_COUPONS = 10;

/**
 * Why a coupon takes nothing off. `ended`: it was cancelled or taken back; `used`: as often as it may be; `notNow`: the member may not pay
 * with what they have; `outdone`: another discount gives more, and it is kept for another time; `nothing`: it comes to nothing.
 */
export const COUPON_REFUSALS = [
  'unknown',
  'guest',
  'notYours',
  'notNow',
  'ended',
  'used',
  'notYet',
  'expired',
  'leastNotMet',
  'outdone',
  'nothing',
] as const;
export type CouponRefusal = (typeof COUPON_REFUSALS)[number];

/** A coupon as tills see it. */
export type HeldCoupon = {
  readonly code: string;
  /** Whose it is now: a merged member's is theirs who stayed. */
  readonly memberId: number;
  readonly state: 'open' | 'used' | 'cancelled' | 'takenBack';
  readonly off: { readonly bps: number } | { readonly minor: bigint };
  readonly leastMinor: bigint;
  readonly stacking: 'adds' | 'best';
  /** First and last day, both included. */
  readonly givenOn: string;
  readonly untilOn: string;
};

/** What a coupon does on a receipt. */
export type CouponAnswer = {
  readonly code: string;
  /** Null: it holds. */
  readonly refusal: CouponRefusal | null;
  /** What it takes off, in minor units as text. */
  readonly minor: string;
};

/** Whose receipt it is, of which day, and what its goods come to before discounts, in minor units. */
export type ForCoupons = {
  /** Null: a guest's. */
  readonly memberId: number | null;
  readonly mayRedeem: boolean;
  readonly businessDate: string;
  readonly goodsMinor: bigint;
};

const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, one) => sum + one, 0n);

/** What the goods of a receipt come to, without delivery and gift cards. */
export function goodsOf(lines: ReceiptFacts['lines']): bigint {
  const goods = lines.filter(({ kind }) => kind === 'goods');
  return sumOf(goods.map(({ amountMinor }) => amountMinor));
}

/** Why a coupon cannot be used on a receipt, whatever other discounts do; null: it can. Both days are included, so is the least amount. */
export function couponRefusal(
  coupon: HeldCoupon | undefined,
  { memberId, mayRedeem, businessDate, goodsMinor }: ForCoupons,
): CouponRefusal | null {
  if (coupon === undefined) return 'unknown';
  if (memberId === null) return 'guest';
  if (coupon.memberId !== memberId) return 'notYours';
  if (!mayRedeem) return 'notNow';
  if (coupon.state === 'used') return 'used';
  if (coupon.state !== 'open') return 'ended';
  if (businessDate < coupon.givenOn) return 'notYet';
  if (businessDate > coupon.untilOn) return 'expired';
  return goodsMinor < coupon.leastMinor ? 'leastNotMet' : null;
}

/** A rule that says nothing of when and lines, judged behind those of the programme. */
const USUAL = { when: {}, lines: { delivery: false, giftCards: false }, priority: 999 } as const;

/** Coupons as rules of discounts, numbered below zero in their order. */
export function couponRules(coupons: readonly HeldCoupon[]): readonly ActiveRule<DiscountRule>[] {
  return coupons.map(({ off, stacking }, place) => ({
    ...{ ruleId: -1 - place, versionId: 0, startsOn: null, endsOn: null },
    definition: {
      ...{ kind: 'discount', ...USUAL, stacking },
      effect: 'bps' in off ? { kind: 'share', bps: off.bps } : { kind: 'amount', minor: off.minor },
    },
  }));
}

const STATUS_REFUSALS: Readonly<Record<DiscountOutcome['status'], CouponRefusal | null>> = {
  applied: null,
  outdone: 'outdone',
  stopped: 'outdone',
  notMatched: 'nothing',
  nothing: 'nothing',
};

/** The coupons of a quote apart from its rules: what each takes off, or why nothing. */
export function couponsOfQuote(
  coupons: readonly HeldCoupon[],
  { outcomes, ...quote }: DiscountQuote,
): { readonly discounts: DiscountQuote; readonly told: readonly CouponAnswer[] } {
  const told = coupons.map(({ code }, place): CouponAnswer => {
    const outcome = outcomes.find(({ ruleId }) => ruleId === -1 - place);
    const refusal = outcome === undefined ? 'nothing' : STATUS_REFUSALS[outcome.status];
    return { code, refusal, minor: String(outcome?.minor ?? 0n) };
  });
  const ofRules = outcomes
    .filter(({ ruleId }) => ruleId > 0)
    // What a coupon outdid is told of the coupon: it is no rule that could be named.
    .map((outcome) => ({ ...outcome, by: (outcome.by ?? 0) > 0 ? outcome.by : null }));
  return { discounts: { ...quote, outcomes: ofRules }, told };
}

const WHOLE_BPS = 10_000n;
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/**
 * What of the discount of a receipt was whose coupon: each as much as it may take off its goods, and all together no more than the till
 * says that discounts took off.
 */
export function shareOfDiscount(
  coupons: readonly HeldCoupon[],
  { goodsMinor, discountMinor }: { readonly goodsMinor: bigint; readonly discountMinor: bigint },
): readonly bigint[] {
  let left = discountMinor;
  return coupons.map(({ off }) => {
    const most =
      'bps' in off
        ? (goodsMinor * BigInt(off.bps) * 2n + WHOLE_BPS) / (WHOLE_BPS * 2n)
        : smaller(off.minor, goodsMinor);
    const part = smaller(most, left);
    left -= part;
    return part;
  });
}
