import 'server-only';
import type { Tx } from '@/db/write';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { recountMembers } from './recount-members';

type Ends = { readonly fromMemberId: number; readonly toMemberId: number };

/** Which purchases go: their days and ids. */
export type PurchaseKeys = readonly {
  readonly businessDate: string;
  readonly purchaseId: number;
}[];

const MOVED = `
  CREATE TEMP TABLE moved ON COMMIT DROP AS
  SELECT business_date, purchase_id, store_id, receipt, till, is_return, amount_minor FROM purchases
  WHERE member_id = $1`;

/** Lines, decisions and claims first: they are found by whose the purchase still is. */
const MOVES = [
  `UPDATE returns_due d SET member_id = $2 FROM moved v
   WHERE d.member_id = $1 AND (d.business_date, d.purchase_id) = (v.business_date, v.purchase_id)`,
  `UPDATE coupon_uses d SET member_id = $2 FROM moved v
   WHERE d.member_id = $1 AND (d.business_date, d.purchase_id) = (v.business_date, v.purchase_id)`,
  `UPDATE purchase_decisions d SET member_id = $2 FROM moved v
   WHERE d.member_id = $1 AND (d.business_date, d.purchase_id) = (v.business_date, v.purchase_id)`,
  `UPDATE purchase_lines l SET member_id = $2 FROM moved v
   WHERE l.member_id = $1 AND (l.business_date, l.purchase_id) = (v.business_date, v.purchase_id)`,
  `UPDATE receipt_claims c SET member_id = $2 FROM moved v
   WHERE (c.store_id, c.business_date, c.receipt, c.till, c.is_return)
       = (v.store_id, v.business_date, v.receipt, v.till, v.is_return) AND c.member_id = $1`,
  `UPDATE purchases p SET member_id = $2 FROM moved v
   WHERE p.member_id = $1 AND (p.business_date, p.purchase_id) = (v.business_date, v.purchase_id)`,
] as const;

/** A guest's receipt becomes a member's, or the other way: the day of its store counts it on the other side. */
const STORE_DAYS = `
  INSERT INTO store_day_deltas (store_id, business_date, is_guest, receipts, revenue_minor)
  SELECT store_id, business_date, side.is_guest, side.sign * count(*) FILTER (WHERE NOT is_return),
    side.sign * sum(amount_minor)
  FROM moved CROSS JOIN (VALUES ($1::boolean, -1), (NOT $1::boolean, 1)) AS side (is_guest, sign)
  GROUP BY 1, 2, side.is_guest, side.sign`;

/** The past of both changed: the night judges their tiers by it. */
const NOTE_TIER_REPLAYS =
  'INSERT INTO tier_replays (member_id) SELECT unnest($1::bigint[]) ORDER BY 1 ON CONFLICT DO NOTHING';

async function move(
  tx: Tx,
  { fromMemberId, toMemberId }: Ends,
  remember: () => Promise<void>,
): Promise<number> {
  const run = (text: string, values: readonly unknown[] = []) => tx.client.query(text, [...values]);
  const members = [fromMemberId, toMemberId].filter((id) => id !== GUEST_MEMBER_ID);
  let count = 0;
  await recountMembers(tx, members, async () => {
    await remember();
    for (const statement of MOVES) {
      count = (await run(statement, [fromMemberId, toMemberId])).rowCount ?? 0;
    }
    const wasGuests = fromMemberId === GUEST_MEMBER_ID;
    if (members.length === 1 && count > 0) await run(STORE_DAYS, [wasGuests]);
    if (count > 0) await run(NOTE_TIER_REPLAYS, [members]);
    await run('DROP TABLE moved');
  });
  return count;
}

/**
 * Moves every purchase of a member, with lines and claims, to another one; everything derived from them follows in the
 * same transaction. With `mergeId` it is written down which they were. @returns how many receipts and returns moved
 */
export async function moveAllPurchases(
  tx: Tx,
  ends: Ends,
  { mergeId }: { readonly mergeId?: number } = {},
): Promise<number> {
  return move(tx, ends, async () => {
    await tx.client.query(MOVED, [ends.fromMemberId]);
    if (mergeId === undefined) return;
    await tx.client.query(
      `INSERT INTO merged_purchases (member_id, merge_id, business_date, purchase_id)
       SELECT $1, $2, business_date, purchase_id FROM moved`,
      [ends.toMemberId, mergeId],
    );
  });
}

/** Moves the named purchases; those that the member does not have (any more) stay where they are. */
export async function movePurchases(tx: Tx, ends: Ends, keys: PurchaseKeys): Promise<number> {
  return move(tx, ends, async () => {
    await tx.client.query(
      `${MOVED} AND (business_date, purchase_id) IN (
         SELECT day, id FROM unnest($2::date[], $3::bigint[]) AS named (day, id))`,
      [ends.fromMemberId, keys.map((key) => key.businessDate), keys.map((key) => key.purchaseId)],
    );
  });
}
