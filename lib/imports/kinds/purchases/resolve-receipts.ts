import 'server-only';
import type { PurchasesMapping } from '@/lib/domain/imports/mapping/mapping';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { receiptsTable } from '../../staging/staging-tables';
import type { ChunkRange, WorkContext } from '../import-work';

/** What a receipt can be beside a problem code: to be written, there already, or of no amount. */
export const PLAIN_OUTCOMES = ['new', 'present', 'zero'] as const;

/**
 * The sum of the purchase that holds the claim of a receipt `r` of the store `s`. Looked up claim by claim: the planner takes
 * a join of claims and purchases to have one row, keeps all of it and compares each receipt with each claim.
 */
const HOLDER = `SELECT (SELECT p.amount_minor FROM purchases p WHERE p.member_id = c.member_id
    AND p.business_date = c.business_date AND p.purchase_id = c.purchase_id) AS amount_minor
  FROM receipt_claims c
  WHERE c.store_id = s.store_id AND c.business_date = r.business_date AND c.receipt = r.receipt AND c.till = r.till
    AND c.is_return = r.is_return`;

/** A known receipt is `present` when its sum is the same. */
const KNOWN =
  "CASE WHEN holder.amount_minor = r.amount_minor THEN 'present' ELSE 'receipt_differs' END";

/** The card that the customer of a receipt `r` is named by, with the day of its last event. */
const CARD = `LEFT JOIN LATERAL (
    SELECT c.status, (c.changed_at AT TIME ZONE coalesce((SELECT time_zone FROM programme), 'UTC'))::date AS changed_on
    FROM cards c WHERE c.member_id = i.member_id AND c.number = i.value AND c.moved_to IS NULL
  ) card ON true`;

/** A card at its end takes no receipt of a later day; those of before are history and stay its member's. */
const ENDED_CARD = `WHEN holder.amount_minor IS NULL AND card.status IN ('closed', 'replaced', 'void')
           AND r.business_date > card.changed_on THEN 'card_not_active'`;

/**
 * Compares receipts with the programme into the temporary table `resolved`: their store, their member (0 for a
 * guest, and for a customer nobody knows where those are kept as guests; null for one to be made) and an outcome. Of a chunk, receipts of known customers stay `new` here even when
 * they are there already: posting finds that out by itself, and `settleDuplicates` says it. `OFFSET 0` keeps
 * the planner from reading all claims for the sake of a few.
 */
export async function resolveReceipts(
  { tx, importId, mapping }: WorkContext<PurchasesMapping>,
  range: ChunkRange | null,
): Promise<void> {
  const refuseStores = mapping.unknownStores === 'refuse';
  const isCard = mapping.customerIs === 'card';
  const refuseCustomers = mapping.unknownCustomers === 'refuse';
  const whose =
    mapping.unknownCustomers === 'guest'
      ? `coalesce(i.member_id, ${GUEST_MEMBER_ID})`
      : `CASE WHEN r.customer IS NULL THEN ${GUEST_MEMBER_ID} ELSE i.member_id END`;
  const holder = range
    ? `${HOLDER} AND i.member_id IS NULL AND r.customer IS NOT NULL OFFSET 0`
    : HOLDER;
  await tx.client.query('DROP TABLE IF EXISTS resolved');
  await tx.client.query(
    `CREATE TEMP TABLE resolved ON COMMIT DROP AS
     SELECT r.*, s.store_id, ${whose} AS member_id,
       CASE
         WHEN r.outcome IS NOT NULL THEN r.outcome
         ${refuseStores ? "WHEN s.store_id IS NULL THEN 'store_unknown'" : ''}
         ${refuseCustomers ? "WHEN r.customer IS NOT NULL AND i.member_id IS NULL THEN 'customer_unknown'" : ''}
         ${isCard ? ENDED_CARD : ''}
         WHEN holder.amount_minor IS NULL THEN 'new'
         ELSE ${KNOWN}
       END AS verdict
     FROM ${receiptsTable(importId)} r
     LEFT JOIN stores s ON s.external_id = r.store COLLATE "default"
     LEFT JOIN identity_claims i ON i.kind = '${mapping.customerIs}' AND i.value = r.customer
     ${isCard ? CARD : ''}
     LEFT JOIN LATERAL (${holder}) holder ON true
     ${range ? `WHERE r.chunk BETWEEN ${range.from} AND ${range.to}` : ''}`,
  );
}

/** Gives the receipts that posting did not take their true outcome; `seqs` are theirs. */
export async function settleDuplicates(
  { tx }: WorkContext,
  seqs: readonly number[],
): Promise<void> {
  if (seqs.length === 0) return;
  await tx.client.query(
    `UPDATE resolved SET verdict = known.verdict
     FROM (
       SELECT r.seq, ${KNOWN} AS verdict
       FROM resolved r CROSS JOIN LATERAL (SELECT r.store_id) s
       CROSS JOIN LATERAL (${HOLDER} OFFSET 0) holder
       WHERE r.seq = ANY ($1::bigint[])
     ) known WHERE known.seq = resolved.seq`,
    [seqs],
  );
}

/** Keeps the problems that only the comparison with the programme shows. */
export async function recordReceiptProblems({ tx, importId }: WorkContext): Promise<void> {
  await tx.client.query(
    `INSERT INTO import_problems (import_id, row_no, problem, field, value)
     SELECT $1::int, u.row_no, verdict,
       CASE WHEN verdict = 'store_unknown' THEN 'store'
         WHEN verdict IN ('customer_unknown', 'card_not_active') THEN 'customer' ELSE 'receipt' END,
       CASE WHEN verdict = 'store_unknown' THEN store
         WHEN verdict IN ('customer_unknown', 'card_not_active') THEN customer ELSE receipt END
     FROM resolved CROSS JOIN unnest(row_nos) AS u(row_no)
     WHERE verdict <> ALL ($2::text[]) AND NOT EXISTS (
       SELECT FROM import_problems p WHERE p.import_id = $1::int AND p.row_no = u.row_no)
     ON CONFLICT DO NOTHING`,
    [importId, PLAIN_OUTCOMES],
  );
}
