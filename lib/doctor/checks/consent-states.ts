import { defineCheck } from '../check';

export const consentStates = defineCheck({
  id: 'consent-states',
  proves: 'what holds of each consent is the last record of its history',
  slicedBy: 'members',
  differences: `
    WITH latest AS (
      SELECT DISTINCT ON (member_id, purpose, channel) member_id, purpose, channel, decision, consent_id
        FROM consents WHERE member_id >= $1 AND member_id < $1 + 100000
       ORDER BY member_id, purpose, channel, consent_id DESC
    ), held AS (
      SELECT * FROM consent_states WHERE member_id >= $1 AND member_id < $1 + 100000
    )
    SELECT concat_ws(' ', 'member', member_id, purpose, channel) AS key,
           coalesce(concat_ws(' ', s.decision, s.consent_id), 'none') AS stored,
           coalesce(concat_ws(' ', l.decision, l.consent_id), 'none') AS found
      FROM held s FULL JOIN latest l USING (member_id, purpose, channel)
     WHERE (s.decision, s.consent_id) IS DISTINCT FROM (l.decision, l.consent_id)`,
});
