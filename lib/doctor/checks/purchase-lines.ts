import { defineCheck } from '../check';

export const purchaseLines = defineCheck({
  id: 'purchase-lines',
  proves: 'lines belong to a purchase, and add up to it where there are any',
  slicedBy: 'months',
  differences: `
    SELECT concat_ws(' ', l.member_id, l.business_date, l.purchase_id) AS key,
           concat_ws(' ', 'lines', l.amount) AS stored,
           coalesce('purchase ' || p.amount_minor, 'no purchase') AS found
      FROM (
        SELECT member_id, business_date, purchase_id, sum(amount_minor) AS amount
          FROM purchase_lines
         WHERE business_date >= $1::date AND business_date < ($1::date + interval '1 month')::date
         GROUP BY member_id, business_date, purchase_id
      ) l
      LEFT JOIN purchases p ON (p.member_id, p.business_date, p.purchase_id)
                             = (l.member_id, l.business_date, l.purchase_id)
       AND p.business_date >= $1::date AND p.business_date < ($1::date + interval '1 month')::date
     WHERE p.amount_minor IS DISTINCT FROM l.amount`,
});
