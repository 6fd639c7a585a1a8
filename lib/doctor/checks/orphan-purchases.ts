import { defineCheck } from '../check';

export const orphanPurchases = defineCheck({
  id: 'orphan-purchases',
  proves: 'each purchase belongs to a member or a guest, and to a store',
  slicedBy: 'members',
  differences: `
    SELECT concat_ws(' ', p.business_date, p.purchase_id) AS key,
           concat_ws(' ', 'member', p.member_id, 'store', p.store_id) AS stored,
           concat_ws(' ', 'member', m.member_id, 'store', s.store_id) AS found
      FROM purchases p
      LEFT JOIN (SELECT member_id FROM members
                  WHERE member_id >= $1 AND member_id < $1 + 100000) m USING (member_id)
      LEFT JOIN stores s ON s.store_id = p.store_id
     WHERE p.member_id >= $1 AND p.member_id < $1 + 100000
       AND (s.store_id IS NULL OR (m.member_id IS NULL AND p.member_id <> 0))`,
});
