import 'server-only';
import type { Tx } from '@/db/write';
import type { UndoCounts } from '@/lib/domain/imports/undo';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { recountMembers } from '@/lib/purchases/posting/recount-members';
import { judgedReceipts, LOCK_RECEIPTS } from './receipts-sql';

const JUDGE = `CREATE TEMP TABLE judged ON COMMIT DROP AS ${judgedReceipts({ oneChunk: true })}`;

const KEY =
  '(x.member_id, x.business_date, x.purchase_id) = (j.member_id, j.business_date, j.purchase_id)';

/** What stands under a receipt goes before the receipt. */
const REMOVE = [
  `DELETE FROM returns_due x USING judged j WHERE ${KEY} AND j.stays IS NULL`,
  `DELETE FROM purchase_lines x USING judged j WHERE ${KEY} AND j.stays IS NULL`,
  `DELETE FROM receipt_claims x USING judged j
   WHERE (x.store_id, x.business_date, x.receipt, x.till, x.is_return) = (j.store_id, j.business_date, j.receipt, j.till, j.is_return)
     AND x.purchase_id = j.purchase_id AND j.stays IS NULL`,
  `DELETE FROM purchases x USING judged j WHERE ${KEY} AND j.stays IS NULL`,
] as const;

/** Days of stores count what went, guests apart, as posting counts what came. */
const STORE_DAYS = `
  INSERT INTO store_day_deltas (store_id, business_date, is_guest, receipts, revenue_minor)
  SELECT store_id, business_date, member_id = ${GUEST_MEMBER_ID}, -count(*) FILTER (WHERE NOT is_return), -sum(amount_minor)
  FROM judged WHERE stays IS NULL GROUP BY 1, 2, 3`;

/** The past of the members changed: the night judges their tiers by it, and mechanics look whether what they gave still stands. */
const NOTE = [
  `INSERT INTO tier_replays (member_id) SELECT DISTINCT member_id FROM judged
   WHERE stays IS NULL AND member_id <> ${GUEST_MEMBER_ID} ORDER BY 1 ON CONFLICT DO NOTHING`,
  `INSERT INTO mechanic_wakes (member_id) SELECT DISTINCT member_id FROM judged
   WHERE stays IS NULL AND member_id <> ${GUEST_MEMBER_ID} AND EXISTS (
     SELECT FROM mechanic_switches WHERE wakes <> 'night' AND launched_at IS NOT NULL AND archived_at IS NULL) ORDER BY 1`,
] as const;

const COUNT = `
  SELECT count(*) FILTER (WHERE stays IS NULL)::int AS "receiptsGone",
    count(*) FILTER (WHERE stays IS NULL AND is_return)::int AS "returnsGone",
    count(*) FILTER (WHERE stays = 'moved')::int AS "receiptsMoved",
    count(*) FILTER (WHERE stays = 'returned')::int AS "receiptsReturned",
    count(*) FILTER (WHERE stays = 'decided')::int AS "receiptsDecided"
  FROM judged`;

/** Members of the chunk; posted receipts of guests have none. */
const BUYERS = `
  SELECT DISTINCT u.member_id::float8 AS "memberId" FROM import_receipts r CROSS JOIN LATERAL unnest(r.member_ids) AS u(member_id)
  WHERE r.import_id = $1 AND r.chunk = $2 AND u.member_id <> ${GUEST_MEMBER_ID}`;

/**
 * Takes back the receipts that a chunk of an import brought, but for those on which something rests, and counts anew what is derived of
 * their members, in one transaction with the note that it is done. The receipts are judged when their members are locked: what came
 * to them meanwhile counts.
 */
export async function undoReceipts(
  tx: Tx,
  { importId, chunk }: { readonly importId: number; readonly chunk: number },
): Promise<UndoCounts> {
  const { client } = tx;
  const { rows: buyers } = await client.query<{ memberId: number }>(BUYERS, [importId, chunk]);
  const ids = buyers.map(({ memberId }) => memberId);
  let counts: UndoCounts = {};
  await recountMembers(tx, ids, async () => {
    await client.query(LOCK_RECEIPTS, [importId, chunk]);
    await client.query(JUDGE, [importId, chunk]);
    await client.query('ANALYZE judged');
    for (const statement of REMOVE) await client.query(statement);
    await client.query(STORE_DAYS);
    for (const statement of NOTE) await client.query(statement);
    counts = (await client.query<UndoCounts>(COUNT)).rows[0] ?? {};
    await client.query('DROP TABLE judged');
  });
  await client.query('DELETE FROM import_receipts WHERE import_id = $1 AND chunk = $2', [
    importId,
    chunk,
  ]);
  return counts;
}
