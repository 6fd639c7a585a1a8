import { defineCheck } from '../check';

const COPIED = [
  'last_purchase_on',
  'receipts_365',
  'revenue_365_minor',
  'joined_on',
  'home_store_id',
  'tier_id',
  'status',
  'kind',
];
const of = (alias: string): string => COPIED.map((column) => `${alias}.${column}`).join(', ');

export const sortKeys = defineCheck({
  id: 'sort-keys',
  proves: 'what lists of members are sorted and narrowed by equals each member and their summary',
  slicedBy: 'members',
  differences: `
    SELECT coalesce(k.member_id, s.member_id)::text AS key,
           concat_ws(' ', ${of('k')}) AS stored,
           concat_ws(' ', ${of('s')}) AS found
      FROM (SELECT * FROM member_sort_keys WHERE member_id >= $1 AND member_id < $1 + 100000) k
      FULL JOIN (
        SELECT s.member_id, coalesce(s.last_purchase_on, '0001-01-01') AS last_purchase_on, s.receipts_365,
               s.revenue_365_minor, s.joined_on, s.home_store_id, s.tier_id, m.status, m.kind
          FROM member_summary s JOIN members m USING (member_id)
         WHERE s.member_id >= $1 AND s.member_id < $1 + 100000
      ) s USING (member_id)
     WHERE (${of('k')}) IS DISTINCT FROM (${of('s')})`,
});
