import { defineCheck } from '../check';

export const segmentUses = defineCheck({
  id: 'segment-uses',
  proves:
    'what a segment in use asks for by its last version is what is kept of it, and no circle is among them',
  slicedBy: 'none',
  differences: `
    WITH RECURSIVE said AS (
      SELECT DISTINCT s.segment_id, jsonb_path_query(v.definition, '$.** ? (@.is == "segment").segments[*]')::int AS uses_id
        FROM segments s JOIN segment_versions v USING (segment_id, version)
       WHERE s.kind = 'dynamic' AND s.archived_at IS NULL
    ), reached (segment_id, uses_id) AS (
      SELECT segment_id, uses_id FROM segment_uses
      UNION SELECT r.segment_id, u.uses_id FROM reached r JOIN segment_uses u ON u.segment_id = r.uses_id
    )
    SELECT concat_ws(' ', 'segment', segment_id, 'asks for', uses_id) AS key,
           (k.uses_id IS NOT NULL)::text AS stored, (f.uses_id IS NOT NULL)::text AS found
      FROM segment_uses k FULL JOIN said f USING (segment_id, uses_id) WHERE k.uses_id IS NULL OR f.uses_id IS NULL
    UNION ALL
    SELECT 'segment ' || segment_id || ' in a circle', 'true', 'false' FROM reached WHERE segment_id = uses_id`,
});
