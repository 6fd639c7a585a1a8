import { rfmCellSums } from '@/lib/purchases/posting/rfm-cells';
import { defineCheck } from '../check';

export const rfmCells = defineCheck({
  id: 'rfm-cells',
  proves: 'cells of scores with their pending changes equal the summary of the members',
  slicedBy: 'none',
  differences: `
    SELECT concat_ws(' ', 'score', code, 'tier', tier_id, 'store', home_store_id) AS key,
           concat_ws(' ', s.customers, s.receipts, s.revenue_minor) AS stored,
           concat_ws(' ', f.customers, f.receipts, f.revenue_minor) AS found
      FROM (
        SELECT code, tier_id, home_store_id, sum(customers) AS customers, sum(receipts) AS receipts,
               sum(revenue_minor) AS revenue_minor
          FROM (SELECT code, tier_id, home_store_id, customers, receipts, revenue_minor FROM rfm_cells
                UNION ALL
                SELECT code, tier_id, home_store_id, customers, receipts, revenue_minor FROM rfm_deltas) kept
         GROUP BY code, tier_id, home_store_id
      ) s
      FULL JOIN (${rfmCellSums('member_summary s')}) f USING (code, tier_id, home_store_id)
     WHERE (coalesce(s.customers, 0), coalesce(s.receipts, 0), coalesce(s.revenue_minor, 0))
           IS DISTINCT FROM (coalesce(f.customers, 0), coalesce(f.receipts, 0), coalesce(f.revenue_minor, 0))`,
});
