import { defineCheck } from '../check';

/** The cells of a kind with what is pending, beside the same made from the months of the members. */
const compared = (table: string, column: string, name: string): string => `
    SELECT concat_ws(' ', cohort, month, '${name}', ${column}) AS key,
           concat_ws(' ', s.customers, s.revenue) AS stored,
           concat_ws(' ', f.customers, f.revenue) AS found
      FROM (
        SELECT cohort, month, ${column}, sum(customers) AS customers, sum(revenue_minor) AS revenue
          FROM (SELECT cohort, month, ${column}, customers, revenue_minor FROM ${table}
                UNION ALL
                SELECT cohort, month, ${column}, customers, revenue_minor FROM cohort_deltas) kept
         GROUP BY cohort, month, ${column}
      ) s
      FULL JOIN (
        SELECT cohort, month, ${column}, sum(customers) AS customers, sum(revenue) AS revenue
          FROM months GROUP BY cohort, month, ${column}
      ) f USING (cohort, month, ${column})
     WHERE (coalesce(s.customers, 0), coalesce(s.revenue, 0))
           IS DISTINCT FROM (coalesce(f.customers, 0), coalesce(f.revenue, 0))`;

export const cohortCells = defineCheck({
  id: 'cohort-cells',
  proves:
    'cohort cells by store and by tier, with their pending changes, equal the months of the members',
  slicedBy: 'none',
  differences: `
    WITH months AS MATERIALIZED (
      SELECT mm.cohort, mm.month, m.home_store_id, coalesce(m.tier_id, 0) AS tier_id,
             count(*) FILTER (WHERE mm.receipts > 0) AS customers, sum(mm.revenue_minor) AS revenue
        FROM member_months mm JOIN member_summary m USING (member_id)
       WHERE mm.cohort IS NOT NULL
       GROUP BY 1, 2, 3, 4
    )
    ${compared('cohort_cells', 'home_store_id', 'store')}
    UNION ALL
    ${compared('cohort_tier_cells', 'tier_id', 'tier')}`,
});
