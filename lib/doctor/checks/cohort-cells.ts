import { defineCheck } from '../check';

export const cohortCells = defineCheck({
  id: 'cohort-cells',
  proves: 'cohort cells with their pending changes equal the months of the members',
  slicedBy: 'none',
  differences: `
    SELECT concat_ws(' ', cohort, month, 'store', home_store_id) AS key,
           concat_ws(' ', s.customers, s.revenue) AS stored,
           concat_ws(' ', f.customers, f.revenue) AS found
      FROM (
        SELECT cohort, month, home_store_id, sum(customers) AS customers, sum(revenue_minor) AS revenue
          FROM (SELECT cohort, month, home_store_id, customers, revenue_minor FROM cohort_cells
                UNION ALL
                SELECT cohort, month, home_store_id, customers, revenue_minor FROM cohort_deltas) kept
         GROUP BY cohort, month, home_store_id
      ) s
      FULL JOIN (
        SELECT mm.cohort, mm.month, m.home_store_id,
               count(*) FILTER (WHERE mm.receipts > 0) AS customers, sum(mm.revenue_minor) AS revenue
          FROM member_months mm JOIN member_summary m USING (member_id)
         WHERE mm.cohort IS NOT NULL
         GROUP BY mm.cohort, mm.month, m.home_store_id
      ) f USING (cohort, month, home_store_id)
     WHERE (coalesce(s.customers, 0), coalesce(s.revenue, 0))
           IS DISTINCT FROM (coalesce(f.customers, 0), coalesce(f.revenue, 0))`,
});
