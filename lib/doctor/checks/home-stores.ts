import { defineCheck } from '../check';

export const homeStores = defineCheck({
  id: 'home-stores',
  proves: "each member's home store is the store of their first purchase",
  slicedBy: 'members',
  differences: `
    SELECT s.member_id::text AS key, s.home_store_id::text AS stored, p.store_id::text AS found
      FROM (SELECT member_id, home_store_id FROM member_summary
             WHERE member_id >= $1 AND member_id < $1 + 100000) s
      LEFT JOIN (
        SELECT DISTINCT ON (member_id) member_id, store_id
          FROM purchases
         WHERE member_id >= $1 AND member_id < $1 + 100000 AND NOT is_return
         ORDER BY member_id, business_date, purchase_id
      ) p USING (member_id)
     WHERE s.home_store_id IS DISTINCT FROM p.store_id`,
});
