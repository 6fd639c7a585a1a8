import { defineCheck } from '../check';

/** Keys show the member, never the contact itself: the output may land in a log. */
export const confirmedContacts = defineCheck({
  id: 'confirmed-contacts',
  proves: 'each confirmed contact is the one that its member has',
  slicedBy: 'none',
  differences: `
    SELECT concat_ws(' ', 'member', c.member_id, c.contact) AS key, 'confirmed' AS stored,
           CASE WHEN p.member_id IS NULL THEN 'no such member' ELSE 'another contact' END AS found
      FROM contact_confirmations c LEFT JOIN member_profiles p USING (member_id)
     WHERE c.ended_at IS NULL
       AND c.value IS DISTINCT FROM (CASE c.contact WHEN 'email' THEN p.email ELSE p.phone END)`,
});
