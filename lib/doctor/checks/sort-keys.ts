import { defineCheck } from '../check';

const COPIED = [
  'last_purchase_on',
  'receipts_365',
  'revenue_365_minor',
  'joined_on',
  'home_store_id',
  'tier_id',
];
const of = (alias: string): string => COPIED.map((column) => `${alias}.${column}`).join(', ');
const IN_SLICE = 'member_id >= $1 AND member_id < $1 + 100000';

export const sortKeys = defineCheck({
  id: 'sort-keys',
  proves: 'what lists of members are sorted and narrowed by equals the summary of each member',
  slicedBy: 'members',
  differences: `
    SELECT coalesce(k.member_id, s.member_id)::text AS key,
           concat_ws(' ', ${of('k')}) AS stored,
           concat_ws(' ', ${of('s')}) AS found
      FROM (SELECT * FROM member_sort_keys WHERE ${IN_SLICE}) k
      FULL JOIN (
        SELECT member_id, coalesce(last_purchase_on, '0001-01-01') AS last_purchase_on, receipts_365, revenue_365_minor,
               joined_on, home_store_id, tier_id
          FROM member_summary WHERE ${IN_SLICE}
      ) s USING (member_id)
     WHERE (${of('k')}) IS DISTINCT FROM (${of('s')})`,
});
