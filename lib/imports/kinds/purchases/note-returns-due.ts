import 'server-only';
import type { Tx } from '@/db/write';

/** How long after a purchase a return of it comes back; the same that returns are found by. */
const RETURN_WITHIN_DAYS = 365;

/** Nothing is due where nothing was judged: history that came before there were rules takes no points back. */
const NOTE = `
  INSERT INTO returns_due (member_id, business_date, purchase_id, next_at)
  SELECT c.member_id, c.business_date, c.purchase_id, transaction_timestamp()
  FROM resolved r
  CROSS JOIN LATERAL (
    SELECT * FROM receipt_claims c WHERE c.store_id = r.store_id AND c.business_date = r.business_date
      AND c.receipt = r.receipt AND c.till = r.till AND c.is_return OFFSET 0) c
  WHERE r.verdict = 'new' AND r.is_return AND EXISTS (
    SELECT FROM purchase_decisions d
    WHERE d.decision IS NOT NULL AND d.business_date >= (SELECT min(business_date) - ${RETURN_WITHIN_DAYS} FROM resolved)
    OFFSET 0)
  ORDER BY c.member_id, c.business_date, c.purchase_id`;

/** Notes the returns of `resolved` that were posted, so that their points are judged after the chunk is in the books. */
export async function noteReturnsDue({ client }: Tx): Promise<void> {
  const { rows } = await client.query(
    `SELECT FROM resolved WHERE verdict = 'new' AND is_return LIMIT 1`,
  );
  if (rows.length > 0) await client.query(NOTE);
}
