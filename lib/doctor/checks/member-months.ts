import { defineCheck } from '../check';

export const memberMonths = defineCheck({
  id: 'member-months',
  proves: "each member's receipts and net revenue of a month equal the purchases",
  slicedBy: 'months',
  differences: `
    SELECT concat_ws(' ', coalesce(s.member_id, p.member_id), to_char($1::date, 'YYYY-MM')) AS key,
           concat_ws(' ', s.receipts, s.revenue_minor) AS stored,
           concat_ws(' ', p.receipts, p.revenue) AS found
      FROM (SELECT member_id, receipts, revenue_minor FROM member_months WHERE month = $1::date) s
      FULL JOIN (
        SELECT member_id, count(*) FILTER (WHERE NOT is_return) AS receipts, sum(amount_minor) AS revenue
          FROM purchases
         WHERE member_id <> 0 AND business_date >= $1::date
           AND business_date < ($1::date + interval '1 month')::date
         GROUP BY member_id
      ) p USING (member_id)
     WHERE (s.receipts, s.revenue_minor) IS DISTINCT FROM (p.receipts, p.revenue)`,
});
