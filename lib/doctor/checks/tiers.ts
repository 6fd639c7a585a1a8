import { defineCheck } from '../check';

export const tiers = defineCheck({
  id: 'tiers',
  proves:
    'after a night every member shows the higher of their standing and its floors, of the ladder that goes first for them',
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
      LEFT JOIN tiers own ON own.tier_id = CASE WHEN s.member_id IS NOT NULL THEN s.tier_id ELSE (
        SELECT t.tier_id FROM tiers t WHERE t.rule_id = chosen.rule_id AND t.is_entry AND NOT t.is_gone ORDER BY t.rank LIMIT 1) END
      LEFT JOIN LATERAL (
        SELECT h.tier_id, h.rank FROM tier_floors f JOIN tiers g ON g.tier_id = f.tier_id
        JOIN tiers h ON h.tier_id = CASE WHEN g.is_gone THEN g.moved_to_id ELSE g.tier_id END AND NOT h.is_gone
        WHERE f.member_id = m.member_id AND f.rule_id = chosen.rule_id AND night.night BETWEEN f.from_on AND f.until_on
        ORDER BY h.rank DESC LIMIT 1) floor ON true
      CROSS JOIN LATERAL (
        SELECT CASE WHEN floor.rank > coalesce(own.rank, 0) THEN floor.tier_id ELSE own.tier_id END AS tier_id) shown
     WHERE m.member_id <> 0 AND m.status NOT IN ('merged', 'anonymised') AND shown.tier_id IS DISTINCT FROM m.tier_id
       AND NOT EXISTS (SELECT FROM tier_replays r WHERE r.member_id = m.member_id)`,
});
