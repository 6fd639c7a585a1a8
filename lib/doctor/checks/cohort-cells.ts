import { defineCheck } from '../check';

const SUMS = ['customers', 'quarter_customers', 'receipts', 'revenue_minor'];
const sums = SUMS.map((name) => `sum(${name}) AS ${name}`).join(', ');
const zeros = (of: string) => SUMS.map((name) => `coalesce(${of}.${name}, 0)`).join(', ');

/** The cells of a kind with what is pending, beside the same made from the months of the members. */
const compared = (table: string, column: string, name: string): string => `
    SELECT concat_ws(' ', start, cohort, month, '${name}', ${column}) AS key,
           concat_ws(' ', ${zeros('s')}) AS stored,
           concat_ws(' ', ${zeros('f')}) AS found
      FROM (
        SELECT start, cohort, month, ${column}, ${sums}
          FROM (SELECT start, cohort, month, ${column}, ${SUMS.join(', ')} FROM ${table}
                UNION ALL
                SELECT 'purchase', cohort, month, ${column}, ${SUMS.join(', ')} FROM cohort_deltas WHERE cohort IS NOT NULL
                UNION ALL
                SELECT 'joined', joined, month, ${column}, ${SUMS.join(', ')} FROM cohort_deltas) kept
         WHERE ${column} IS NOT NULL
         GROUP BY start, cohort, month, ${column}
      ) s
      FULL JOIN (
        SELECT start, cohort, month, ${column}, ${sums}
          FROM months WHERE ${column} IS NOT NULL GROUP BY start, cohort, month, ${column}
      ) f USING (start, cohort, month, ${column})
     WHERE (${zeros('s')}) IS DISTINCT FROM (${zeros('f')})`;

export const cohortCells = defineCheck({
  id: 'cohort-cells',
  proves:
    'cohort cells by store and by tier, of first purchases and of joining, with their pending changes, equal the months of the members',
  slicedBy: 'none',
  differences: `
    WITH opened AS MATERIALIZED (
      SELECT member_id, min(month) AS month FROM member_months WHERE receipts > 0
       GROUP BY member_id, date_trunc('quarter', month::timestamp)
    ), by_member AS MATERIALIZED (
      SELECT mm.cohort, date_trunc('month', m.joined_on::timestamp)::date AS joined, mm.month, m.home_store_id,
             coalesce(m.tier_id, 0) AS tier_id, count(*) FILTER (WHERE mm.receipts > 0) AS customers,
             count(o.month) AS quarter_customers, sum(mm.receipts) AS receipts, sum(mm.revenue_minor) AS revenue_minor
        FROM member_months mm JOIN member_summary m USING (member_id) LEFT JOIN opened o USING (member_id, month)
       GROUP BY 1, 2, 3, 4, 5
    ), months AS (
      SELECT 'purchase' AS start, b.* FROM by_member b WHERE cohort IS NOT NULL
      UNION ALL
      SELECT 'joined', joined, joined, month, home_store_id, tier_id, customers, quarter_customers, receipts, revenue_minor
        FROM by_member
    )
    ${compared('cohort_cells', 'home_store_id', 'store')}
    UNION ALL
    ${compared('cohort_tier_cells', 'tier_id', 'tier')}`,
});
