import 'server-only';
import type { Tx } from '@/db/write';
import { STORED_WINDOW_DAYS } from '@/lib/domain/analytics/rfm-settings';

/** A score as one number: 555 for the best. */
const CODE = 's.r * 100 + s.f * 10 + s.m';

/** A SELECT of what members of the summary `s` stand for in rfm_cells; `from` may end with a condition. */
export const rfmCellSums = (from: string): string => `
  SELECT code, tier_id, home_store_id, count(*) AS customers, sum(receipts) AS receipts, sum(revenue) AS revenue_minor
  FROM (
    SELECT ${CODE} AS code, coalesce(s.tier_id, 0) AS tier_id, s.home_store_id,
      s.receipts_${STORED_WINDOW_DAYS} AS receipts, s.revenue_${STORED_WINDOW_DAYS}_minor AS revenue
    FROM ${from}
  ) scored
  WHERE code IS NOT NULL
  GROUP BY code, tier_id, home_store_id`;

/**
 * Makes all cells of scores anew. What is deleted and what is summed is seen by one statement at one moment, so a
 * purchase that commits meanwhile is in the sums or in its delta, never in both.
 */
export async function refillRfmCells(tx: Tx): Promise<void> {
  await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('fold_deltas'))");
  await tx.client.query('DELETE FROM rfm_cells');
  await tx.client.query(`
    WITH stale AS (DELETE FROM rfm_deltas)
    INSERT INTO rfm_cells (code, tier_id, home_store_id, customers, receipts, revenue_minor)
    ${rfmCellSums('member_summary s')}`);
}
