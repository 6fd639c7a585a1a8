import 'server-only';
import type { Tx } from '@/db/write';
import { rowsOf } from '../claims/read-receipts';

/** A return of an import whose points are to be judged, and the purchase whose number it bears; null: there is none. */
export type DueReturn = {
  readonly memberId: number;
  readonly businessDate: string;
  readonly purchaseId: number;
  readonly purchasedAt: Date;
  /** What came back in all, above zero, in minor units. */
  readonly amountMinor: string;
  readonly ofMemberId: number | null;
  readonly ofDate: string | null;
  readonly ofPurchaseId: number | null;
};

const RETURN_WITHIN_DAYS = 365;

/** The purchase of a return: the last of its number at or before its day, at its own till where there was one. A probe of the key a day. */
const DUE = `
  SELECT d.member_id::float8 AS "memberId", d.business_date::text AS "businessDate", d.purchase_id::float8 AS "purchaseId",
    p.purchased_at AS "purchasedAt", (-p.amount_minor)::text AS "amountMinor", o.member_id::float8 AS "ofMemberId",
    o.business_date::text AS "ofDate", o.purchase_id::float8 AS "ofPurchaseId"
  FROM (SELECT * FROM returns_due WHERE next_at <= $1 ORDER BY next_at, member_id, purchase_id LIMIT $2) d
  JOIN purchases p ON p.member_id = d.member_id AND p.business_date = d.business_date AND p.purchase_id = d.purchase_id
  LEFT JOIN LATERAL (
    SELECT c.* FROM generate_series(d.business_date - ${RETURN_WITHIN_DAYS}, d.business_date, interval '1 day') day
    CROSS JOIN LATERAL (
      SELECT * FROM receipt_claims c WHERE c.store_id = p.store_id AND c.business_date = day::date
        AND c.receipt = p.receipt AND NOT c.is_return OFFSET 0) c
    ORDER BY c.till = p.till DESC, c.business_date DESC LIMIT 1) o ON true
  ORDER BY d.business_date, d.purchase_id`;

/** The returns that are due first, in the order in which they were brought back; each is judged after those before it. */
export function listReturnsDue(tx: Tx, now: Date, most: number): Promise<readonly DueReturn[]> {
  return rowsOf(tx)<DueReturn>(DUE, [now, most]);
}

type Named = Pick<DueReturn, 'memberId' | 'businessDate' | 'purchaseId'>;
const names = ({ memberId, businessDate, purchaseId }: Named) => [
  memberId,
  businessDate,
  purchaseId,
];

/** Takes a return off the list; false: somebody else did, or it went to another member meanwhile. */
export async function takeOff({ client }: Tx, of: Named): Promise<boolean> {
  const { rowCount } = await client.query(
    'DELETE FROM returns_due WHERE member_id = $1 AND business_date = $2 AND purchase_id = $3',
    names(of),
  );
  return rowCount === 1;
}

/** After so many days of asking nobody waits any more: a membership that is over stays so. */
const PUT_OFF_MOST = 30;

/** Looks at it again a day later: its account takes no movement now. */
export async function putOff({ client }: Tx, of: Named, now: Date): Promise<void> {
  await client.query(
    `DELETE FROM returns_due WHERE member_id = $1 AND business_date = $2 AND purchase_id = $3 AND put_off >= ${PUT_OFF_MOST}`,
    names(of),
  );
  await client.query(
    `UPDATE returns_due SET next_at = $4::timestamptz + interval '1 day', put_off = put_off + 1
     WHERE member_id = $1 AND business_date = $2 AND purchase_id = $3`,
    [...names(of), now],
  );
}

/** Which of some returns are still due. */
export async function stillDue(
  tx: Tx,
  some: readonly { readonly memberId: number; readonly purchaseId: number }[],
): Promise<ReadonlySet<number>> {
  const rows = await rowsOf(tx)<{ id: number }>(
    `SELECT d.purchase_id::float8 AS id FROM unnest($1::bigint[], $2::bigint[]) AS k (member_id, purchase_id)
     JOIN returns_due d ON d.member_id = k.member_id AND d.purchase_id = k.purchase_id`,
    [some.map(({ memberId }) => memberId), some.map(({ purchaseId }) => purchaseId)],
  );
  return new Set(rows.map(({ id }) => id));
}
