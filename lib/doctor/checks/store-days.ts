import { defineCheck } from '../check';

export const storeDays = defineCheck({
  id: 'store-days',
  proves: "each store's day with its pending changes equals the purchases of members and of guests",
  slicedBy: 'months',
  differences: `
    SELECT concat_ws(' ', 'store', store_id, business_date, CASE WHEN is_guest THEN 'guests' ELSE 'members' END)
             AS key,
           concat_ws(' ', s.receipts, s.revenue) AS stored,
           concat_ws(' ', f.receipts, f.revenue) AS found
      FROM (
        SELECT store_id, business_date, is_guest, sum(receipts) AS receipts, sum(revenue_minor) AS revenue
          FROM (SELECT store_id, business_date, is_guest, receipts, revenue_minor FROM store_days
                UNION ALL
                SELECT store_id, business_date, is_guest, receipts, revenue_minor FROM store_day_deltas) kept
         WHERE business_date >= $1::date AND business_date < ($1::date + interval '1 month')::date
         GROUP BY store_id, business_date, is_guest
      ) s
      FULL JOIN (
        SELECT store_id, business_date, member_id = 0 AS is_guest,
               count(*) FILTER (WHERE NOT is_return) AS receipts, sum(amount_minor) AS revenue
          FROM purchases
         WHERE business_date >= $1::date AND business_date < ($1::date + interval '1 month')::date
         GROUP BY 1, 2, 3
      ) f USING (store_id, business_date, is_guest)
     WHERE (coalesce(s.receipts, 0), coalesce(s.revenue, 0))
           IS DISTINCT FROM (coalesce(f.receipts, 0), coalesce(f.revenue, 0))`,
});
