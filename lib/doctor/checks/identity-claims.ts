import { defineCheck } from '../check';

/** Keys show the member, never the phone or the e-mail itself: the output may land in a log. */
export const identityClaims = defineCheck({
  id: 'identity-claims',
  proves: 'each phone, e-mail and card number is claimed by its member, and no claim is left over',
  slicedBy: 'none',
  differences: `
    SELECT concat_ws(' ', 'member', coalesce(c.member_id, h.member_id), coalesce(c.kind, h.kind)) AS key,
           CASE WHEN c.member_id IS NULL THEN 'no claim' ELSE 'claimed' END AS stored,
           CASE WHEN h.member_id IS NULL THEN 'held by nobody'
                WHEN c.member_id IS NULL OR c.member_id = h.member_id THEN 'held'
                ELSE 'held by member ' || h.member_id END AS found
      FROM (SELECT kind, value, member_id FROM identity_claims WHERE kind IN ('phone', 'email', 'card')) c
      FULL JOIN (
        SELECT 'phone' AS kind, phone AS value, member_id FROM member_profiles WHERE phone IS NOT NULL
        UNION ALL
        SELECT 'email', lower(email), member_id FROM member_profiles WHERE email IS NOT NULL
        UNION ALL
        SELECT 'card', number, member_id FROM cards WHERE moved_to IS NULL AND number NOT LIKE '#%'
      ) h ON h.kind = c.kind AND h.value = c.value AND h.member_id = c.member_id
     WHERE c.member_id IS NULL OR h.member_id IS NULL
    UNION ALL
    SELECT concat_ws(' ', 'member', c.member_id, c.kind), 'claimed', 'no such member'
      FROM identity_claims c LEFT JOIN members m USING (member_id) WHERE m.member_id IS NULL`,
});
