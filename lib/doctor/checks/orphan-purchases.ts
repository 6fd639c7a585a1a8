import { defineCheck } from '../check';

export const orphanPurchases = defineCheck({
  id: 'orphan-purchases',
  proves: 'each purchase belongs to a member or a guest, and to a store',
  slicedBy: 'months',
  differences: `
    SELECT concat_ws(' ', p.business_date, p.purchase_id) AS key,
           concat_ws(' ', 'member', p.member_id, 'store', p.store_id) AS stored,
           concat_ws(' ', 'member', m.member_id, 'store', s.store_id) AS found
      FROM purchases p
      LEFT JOIN members m USING (member_id)
      LEFT JOIN stores s ON s.store_id = p.store_id
     WHERE p.business_date >= $1::date AND p.business_date < ($1::date + interval '1 month')::date
       AND (s.store_id IS NULL OR (m.member_id IS NULL AND p.member_id <> 0))`,
});
