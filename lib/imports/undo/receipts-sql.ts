import 'server-only';

/** Keys of the receipts that an import ($1) brought; with `oneChunk`, of its chunk $2. */
const keys = (oneChunk: boolean) => `
  SELECT u.member_id, u.business_date, u.purchase_id FROM import_receipts r
  CROSS JOIN LATERAL unnest(r.member_ids, r.days, r.purchase_ids) AS u(member_id, business_date, purchase_id)
  WHERE r.import_id = $1${oneChunk ? ' AND r.chunk = $2' : ''}`;

/** Locks the receipts of a chunk, in the order of their key: nobody claims, returns or moves one until it is judged and gone. */
export const LOCK_RECEIPTS = `
  SELECT count(*) FROM (${keys(true)} ORDER BY 1, 2, 3) k
  CROSS JOIN LATERAL (
    SELECT 1 FROM purchases p WHERE p.member_id = k.member_id AND p.business_date = k.business_date
      AND p.purchase_id = k.purchase_id FOR UPDATE) locked`;

const probe = (table: string) => `EXISTS (SELECT FROM ${table} x
  WHERE x.member_id = k.member_id AND x.business_date = k.business_date AND x.purchase_id = k.purchase_id OFFSET 0)`;

/**
 * The receipts of an import, or of its chunk, as they stand, each with why it stays (`ReceiptStays`); null: it can go. OFFSET 0: each is a probe of the
 * key of the purchases, not a reading of their months.
 */
export const judgedReceipts = ({ oneChunk }: { readonly oneChunk: boolean }) => `
  SELECT k.member_id, k.business_date, k.purchase_id, p.store_id, p.till, p.receipt, p.is_return, p.amount_minor,
    CASE WHEN p.store_id IS NULL THEN 'moved'
      WHEN p.returned_minor > 0 THEN 'returned'
      WHEN ${probe('purchase_decisions')} OR ${probe('coupon_uses')} THEN 'decided'
    END AS stays
  FROM (${keys(oneChunk)}) k
  LEFT JOIN LATERAL (
    SELECT * FROM purchases p WHERE p.member_id = k.member_id AND p.business_date = k.business_date
      AND p.purchase_id = k.purchase_id OFFSET 0) p ON true`;
