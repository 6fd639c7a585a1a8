import { defineCheck } from '../check';

export const receiptClaims = defineCheck({
  id: 'receipt-claims',
  proves: 'each purchase holds the claim of its receipt, and each claim has its purchase',
  slicedBy: 'months',
  differences: `
    SELECT concat_ws(' ', 'store', store_id, business_date, 'till', till, 'receipt', receipt,
             CASE WHEN is_return THEN 'return' ELSE 'purchase' END) AS key,
           concat_ws(' ', c.member_id, c.purchase_id) AS stored,
           concat_ws(' ', p.member_id, p.purchase_id) AS found
      FROM (SELECT * FROM receipt_claims
             WHERE business_date >= $1::date AND business_date < ($1::date + interval '1 month')::date) c
      FULL JOIN (
        SELECT store_id, business_date, receipt, till, is_return, member_id, purchase_id FROM purchases
         WHERE business_date >= $1::date AND business_date < ($1::date + interval '1 month')::date
      ) p USING (store_id, business_date, receipt, till, is_return)
     WHERE (c.member_id, c.purchase_id) IS DISTINCT FROM (p.member_id, p.purchase_id)`,
});
