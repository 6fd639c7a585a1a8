import { defineCheck } from '../check';

export const memberMonths = defineCheck({
  id: 'member-months',
  proves: "each member's receipts and net revenue of a month equal the purchases",
  slicedBy: 'members',
  differences: `
    SELECT concat_ws(' ', member_id, to_char(month, 'YYYY-MM')) AS key,
           concat_ws(' ', s.receipts, s.revenue_minor) AS stored,
           concat_ws(' ', p.receipts, p.revenue) AS found
      FROM (SELECT member_id, month, receipts, revenue_minor FROM member_months
             WHERE member_id >= $1 AND member_id < $1 + 100000) s
      FULL JOIN (
        SELECT member_id, date_trunc('month', business_date::timestamp)::date AS month,
               count(*) FILTER (WHERE NOT is_return) AS receipts, sum(amount_minor) AS revenue
          FROM purchases
         WHERE member_id >= $1 AND member_id < $1 + 100000 AND member_id <> 0
         GROUP BY 1, 2
      ) p USING (member_id, month)
     WHERE (s.receipts, s.revenue_minor) IS DISTINCT FROM (p.receipts, p.revenue)`,
});
