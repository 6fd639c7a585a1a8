import 'server-only';

/** What a row of grants tells. */
export const GRANT_COLUMNS = `
  g.grant_id AS "grantId", g.state, g.segment_id AS "segmentId", s.name AS "segmentName",
  jsonb_build_object('tierId', t.tier_id, 'nameEn', t.name_en, 'nameRu', t.name_ru, 'shape', t.shape, 'colour', t.colour,
    'ladder', jsonb_build_object('nameEn', r.name_en, 'nameRu', r.name_ru)) AS tier,
  g.until_on::text AS "untilOn", g.reason, a.name AS "askedBy", g.asked_at AS "askedAt", b.name AS "decidedBy",
  g.decided_at AS "decidedAt", g.members`;

export const GRANT_TABLES = `
  tier_grants g JOIN segments s USING (segment_id) JOIN tiers t ON t.tier_id = g.tier_id JOIN rules r ON r.rule_id = g.rule_id
  JOIN users a ON a.user_id = g.asked_by LEFT JOIN users b ON b.user_id = g.decided_by`;
