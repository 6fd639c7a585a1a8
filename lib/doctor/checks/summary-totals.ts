import { defineCheck } from '../check';

export const summaryTotals = defineCheck({
  id: 'summary-totals',
  proves: 'first and last purchase, receipts and net revenue of each member equal the purchases',
  slicedBy: 'members',
  differences: `
    SELECT coalesce(s.member_id, p.member_id)::text AS key,
           concat_ws(' ', s.first_purchase_on, s.last_purchase_on, s.receipts, s.revenue_minor) AS stored,
           concat_ws(' ', p.first_on, p.last_on, p.receipts, p.revenue) AS found
      FROM (SELECT member_id, first_purchase_on, last_purchase_on, receipts, revenue_minor
              FROM member_summary WHERE member_id >= $1 AND member_id < $1 + 100000) s
      FULL JOIN (
        SELECT member_id,
               min(business_date) FILTER (WHERE NOT is_return) AS first_on,
               max(business_date) FILTER (WHERE NOT is_return) AS last_on,
               count(*) FILTER (WHERE NOT is_return) AS receipts,
               sum(amount_minor) AS revenue
          FROM purchases
         WHERE member_id >= $1 AND member_id < $1 + 100000 AND member_id <> 0
         GROUP BY member_id
      ) p USING (member_id)
     WHERE (s.first_purchase_on, s.last_purchase_on) IS DISTINCT FROM (p.first_on, p.last_on)
        OR (s.receipts, s.revenue_minor) IS DISTINCT FROM (coalesce(p.receipts, 0), coalesce(p.revenue, 0))`,
});
