import 'server-only';
import type { ShownCoupon } from '@/lib/domain/rewards/member-rewards';

/** Columns of a coupon `k` of a rule `r` on day $1. */
export const COUPON_COLUMNS = `
  k.rule_id AS "ruleId", r.name_en AS "nameEn", r.name_ru AS "nameRu", k.given_on::text AS "givenOn", k.member_id::float8 AS "memberId",
  k.code, CASE WHEN k.state = 'open' AND k.until_on < $1::date THEN 'over' ELSE k.state END AS state, k.off_bps AS "offBps",
  k.off_minor::text AS "offMinor", k.least_minor::text AS "leastMinor", k.uses, k.used, k.until_on::text AS "untilOn", k.reason`;

export type CouponRow = Omit<ShownCoupon, 'offMinor' | 'leastMinor'> & {
  readonly offMinor: string | null;
  readonly leastMinor: string;
};

export function shownCoupon({ offMinor, leastMinor, ...row }: CouponRow): ShownCoupon {
  return {
    ...row,
    offMinor: offMinor === null ? null : BigInt(offMinor),
    leastMinor: BigInt(leastMinor),
  };
}
