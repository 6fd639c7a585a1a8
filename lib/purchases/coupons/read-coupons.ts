import 'server-only';
import { normalCode } from '@/lib/domain/rewards/codes';
import type { HeldCoupon } from '@/lib/domain/rewards/coupon-at-till';
import type { RunRows } from '../claims/read-receipts';

type Row = Omit<HeldCoupon, 'off' | 'leastMinor'> & {
  readonly offBps: number | null;
  readonly offMinor: string | null;
  readonly leastMinor: string;
};

const READ = `
  SELECT k.code, coalesce(m.merged_into, m.member_id)::float8 AS "memberId", k.state, k.off_bps AS "offBps",
    k.off_minor::text AS "offMinor", k.least_minor::text AS "leastMinor", k.stacking, k.given_on::text AS "givenOn",
    k.until_on::text AS "untilOn"
  FROM coupon_codes c
  JOIN coupons k ON k.member_id = c.member_id AND k.code = c.code
  JOIN members m ON m.member_id = k.member_id
  WHERE c.code = ANY ($1::text[])
  ORDER BY k.member_id, k.rule_id, k.occurrence, k.place`;

/** Codes as they were said, each once, with the one that is kept; null: it cannot be one. */
export type SaidCode = { readonly said: string; readonly code: string | null };

/** Each code once, however it was written and however often. */
export function saidCodes(codes: readonly string[]): readonly SaidCode[] {
  const all = codes.map((said) => ({ said, code: normalCode(said) }));
  return all.filter(
    ({ said, code }, place) =>
      all.findIndex((one) => (code === null ? one.said === said : one.code === code)) === place,
  );
}

/** The coupons of codes, by code. `locks`: nobody else uses them until the transaction ends. */
export async function readCoupons(
  run: RunRows,
  said: readonly SaidCode[],
  { locks }: { readonly locks: boolean },
): Promise<ReadonlyMap<string, HeldCoupon>> {
  const codes = said.flatMap(({ code }) => (code === null ? [] : [code]));
  if (codes.length === 0) return new Map();
  const rows = await run<Row>(locks ? `${READ} FOR UPDATE OF k` : READ, [codes]);
  return new Map(
    rows.map(({ offBps, offMinor, leastMinor, ...row }) => [
      row.code,
      {
        ...row,
        off: offBps === null ? { minor: BigInt(offMinor ?? '0') } : { bps: offBps },
        leastMinor: BigInt(leastMinor),
      },
    ]),
  );
}
