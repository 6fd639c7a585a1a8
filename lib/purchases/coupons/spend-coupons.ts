import 'server-only';
import type { Tx } from '@/db/write';
import {
  type CouponAnswer,
  type CouponRefusal,
  couponRefusal,
  type ForCoupons,
  shareOfDiscount,
} from '@/lib/domain/rewards/coupon-at-till';
import { AppError } from '@/lib/domain/shared/errors';
import { rowsOf } from '../claims/read-receipts';
import { readCoupons, saidCodes } from './read-coupons';

const USE = `
  WITH taken AS (
    UPDATE coupons k SET used = k.used + 1, state = CASE WHEN k.used + 1 = k.uses THEN 'used' ELSE 'open' END
    FROM unnest($1::text[]) AS u (code) JOIN coupon_codes c USING (code)
    WHERE k.member_id = c.member_id AND k.code = c.code)
  INSERT INTO coupon_uses (member_id, business_date, purchase_id, code, off_minor, used_at)
  SELECT $3, $4::date, $5, u.code, u.off_minor, $6 FROM unnest($1::text[], $2::bigint[]) AS u (code, off_minor)`;

/** The refusal of a coupon: nothing of its receipt is written. */
export function refuseCoupon(coupon: string, reason: CouponRefusal): AppError {
  return new AppError('coupon_refused', { coupon, reason });
}

type Using = {
  readonly codes: readonly string[];
  readonly receipt: ForCoupons & { readonly memberId: number };
  readonly purchaseId: number;
  /** What the till says that discounts took off. */
  readonly discountMinor: bigint;
  readonly now: Date;
};

/**
 * Uses the coupons of a receipt under their locks, each once; none, nothing is asked. Throws `coupon_refused` with the code and the reason
 * of the first that cannot be used.
 */
export async function spendCoupons(
  tx: Tx,
  { codes, receipt, purchaseId, discountMinor, now }: Using,
): Promise<readonly CouponAnswer[]> {
  if (codes.length === 0) return [];
  const said = saidCodes(codes);
  const found = await readCoupons(rowsOf(tx), said, { locks: true });
  const coupons = said.map(({ said: code, code: kept }) => {
    const coupon = kept === null ? undefined : found.get(kept);
    const refusal = couponRefusal(coupon, receipt);
    if (coupon === undefined || refusal !== null) throw refuseCoupon(code, refusal ?? 'unknown');
    return coupon;
  });
  const parts = shareOfDiscount(coupons, { goodsMinor: receipt.goodsMinor, discountMinor });
  await tx.client.query(USE, [
    coupons.map(({ code }) => code),
    parts,
    ...[receipt.memberId, receipt.businessDate, purchaseId, now],
  ]);
  return said.map(({ said: code }, place) => ({
    ...{ code, refusal: null, minor: String(parts[place] ?? 0n) },
  }));
}

const GIVE_BACK = `
  WITH back AS (
    UPDATE coupon_uses SET given_back_at = $4
    WHERE member_id = $1 AND business_date = $2::date AND purchase_id = $3 AND given_back_at IS NULL RETURNING code)
  UPDATE coupons k SET used = k.used - 1, state = CASE k.state WHEN 'used' THEN 'open' ELSE k.state END
  FROM back JOIN coupon_codes c USING (code) WHERE k.member_id = c.member_id AND k.code = c.code RETURNING k.code`;

/** Gives back the uses of coupons on a purchase of which nothing is left; once. @returns their codes */
export async function giveBackCoupons(
  { client }: Tx,
  of: { readonly memberId: number; readonly businessDate: string; readonly purchaseId: number },
  now: Date,
): Promise<readonly string[]> {
  const values = [of.memberId, of.businessDate, of.purchaseId, now];
  const { rows } = await client.query<{ code: string }>(GIVE_BACK, values);
  return rows.map(({ code }) => code);
}
