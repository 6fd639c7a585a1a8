import { defineCheck } from '../check';

export const summaryMembers = defineCheck({
  id: 'summary-members',
  proves: 'member_summary has one row for each member, with their tier and joining day',
  slicedBy: 'none',
  differences: `
    SELECT coalesce(s.member_id, m.member_id)::text AS key,
           concat_ws(' ', s.tier_id, s.joined_on) AS stored,
           concat_ws(' ', m.tier_id, m.joined_on) AS found
      FROM member_summary s FULL JOIN members m USING (member_id)
     WHERE (s.tier_id, s.joined_on) IS DISTINCT FROM (m.tier_id, m.joined_on)`,
});
