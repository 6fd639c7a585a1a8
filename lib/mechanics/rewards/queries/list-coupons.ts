import 'server-only';
import { z } from 'zod';
import { rowsAtOnce } from '@/lib/domain/exports/inputs';
import { CODE_MAX } from '@/lib/domain/rewards/codes';
import {
  COUPON_LISTS,
  type CouponList,
  type CouponsPage,
} from '@/lib/domain/rewards/member-rewards';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readToday } from '@/lib/rules/read-today';
import { COUPON_COLUMNS, type CouponRow, shownCoupon } from './coupon-columns';

const PAGE_SIZE = 50;

const WHERE: Readonly<Record<CouponList, string>> = {
  open: "k.state = 'open' AND k.until_on >= $1::date",
  over: "k.state = 'open' AND k.until_on < $1::date",
  used: "k.state = 'used'",
  cancelled: "k.state = 'cancelled'",
  takenBack: "k.state = 'takenBack'",
};

const list = (of: CouponList) => `
  SELECT ${COUPON_COLUMNS}, k.given_at AS "givenAt" FROM coupons k JOIN rules r USING (rule_id)
  WHERE ${WHERE[of]} AND ($2::timestamptz IS NULL OR (k.given_at, k.code) < ($2::timestamptz, $3))
  ORDER BY k.given_at DESC, k.code DESC LIMIT $4`;

const CURSOR = new RegExp(`^(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)~([A-Z0-9]{1,${CODE_MAX}})$`);

/** Coupons of all members in one state, the latest given first. `before`: where a page before ended; a text that is none begins anew. */
export const listCoupons = defineQuery({
  id: 'rewards.listCoupons',
  permission: 'rules.read',
  input: z.object({
    of: z.enum(COUPON_LISTS),
    before: z.string().max(120).nullable().default(null),
    size: rowsAtOnce(PAGE_SIZE),
  }),
  run: async ({ read, now, input: { of, before, size } }): Promise<CouponsPage> => {
    const run = readRowsOf(read);
    const { todayOn } = await readToday(read, now);
    const [, at = null, code = ''] = CURSOR.exec(before ?? '') ?? [];
    const rows = await run<CouponRow & { readonly givenAt: Date }>(list(of), [
      ...[todayOn, at, code, size + 1],
    ]);
    const page = rows.slice(0, size);
    const last = rows.length > size ? page.at(-1) : undefined;
    return {
      coupons: page.map(({ givenAt: _at, ...row }) => shownCoupon(row)),
      next: last === undefined ? null : `${last.givenAt.toISOString()}~${last.code}`,
    };
  },
});
