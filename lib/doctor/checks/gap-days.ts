import { defineCheck } from '../check';

export const gapDays = defineCheck({
  id: 'gap-days',
  proves:
    'each purchase knows the days since the one before; first ones, returns and guests have none',
  slicedBy: 'members',
  differences: `
    SELECT concat_ws(' ', member_id, business_date, purchase_id) AS key, gap_days::text AS stored,
           found::text AS found
      FROM (
        SELECT member_id, business_date, purchase_id, gap_days,
               CASE WHEN member_id <> 0 AND NOT is_return THEN
                 business_date - lag(business_date) OVER
                   (PARTITION BY member_id, is_return ORDER BY business_date, purchase_id)
               END AS found
          FROM purchases WHERE member_id >= $1 AND member_id < $1 + 100000
      ) gaps
     WHERE gap_days IS DISTINCT FROM found`,
});
