import { defineCheck } from '../check';

export const sortKeys = defineCheck({
  id: 'sort-keys',
  proves: 'what lists of members are sorted by equals the summary of each member',
  slicedBy: 'members',
  differences: `
    SELECT coalesce(k.member_id, s.member_id)::text AS key,
           concat_ws(' ', k.last_purchase_on, k.receipts_365, k.revenue_365_minor) AS stored,
           concat_ws(' ', s.last_purchase_on, s.receipts_365, s.revenue_365_minor) AS found
      FROM (SELECT member_id, last_purchase_on, receipts_365, revenue_365_minor
              FROM member_sort_keys WHERE member_id >= $1 AND member_id < $1 + 100000) k
      FULL JOIN (
        SELECT member_id, coalesce(last_purchase_on, '0001-01-01') AS last_purchase_on, receipts_365, revenue_365_minor
          FROM member_summary WHERE member_id >= $1 AND member_id < $1 + 100000
      ) s USING (member_id)
     WHERE (k.last_purchase_on, k.receipts_365, k.revenue_365_minor)
           IS DISTINCT FROM (s.last_purchase_on, s.receipts_365, s.revenue_365_minor)`,
});
