import { defineCheck } from '../check';

export const tiers = defineCheck({
  id: 'tiers',
  proves:
    'after a night every member shows the tier that their standing says, of the ladder that goes first for them',
  slicedBy: 'none',
  differences: `
    WITH ladder AS (
      SELECT DISTINCT t.rule_id, t.audience FROM tiers t JOIN tier_nights n USING (rule_id) WHERE NOT t.is_gone
    ), night AS (SELECT max(night) AS night FROM tier_nights)
    SELECT 'member ' || m.member_id AS key, coalesce(m.tier_id::text, 'none') AS stored, coalesce(shown.tier_id::text, 'none') AS found
      FROM members m CROSS JOIN night
      CROSS JOIN LATERAL (
        SELECT l.rule_id FROM ladder l
        LEFT JOIN tier_enrolments e ON l.audience = 'enrolled' AND e.rule_id = l.rule_id AND e.member_id = m.member_id
          AND e.from_on <= night.night AND (e.until_on IS NULL OR e.until_on >= night.night)
        WHERE l.audience IN (m.kind, 'everyone') OR e.member_id IS NOT NULL
        ORDER BY CASE l.audience WHEN 'enrolled' THEN 0 WHEN 'everyone' THEN 2 ELSE 1 END, l.rule_id LIMIT 1) chosen
      LEFT JOIN tier_standings s ON s.member_id = m.member_id AND s.rule_id = chosen.rule_id
      CROSS JOIN LATERAL (SELECT CASE WHEN s.member_id IS NOT NULL THEN s.tier_id ELSE (
        SELECT t.tier_id FROM tiers t WHERE t.rule_id = chosen.rule_id AND t.is_entry AND NOT t.is_gone ORDER BY t.rank LIMIT 1)
        END AS tier_id) shown
     WHERE m.member_id <> 0 AND m.status NOT IN ('merged', 'anonymised') AND shown.tier_id IS DISTINCT FROM m.tier_id`,
});
