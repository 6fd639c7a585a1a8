import { defineCheck } from '../check';

export const segmentLooks = defineCheck({
  id: 'segment-looks',
  proves: 'who is in a segment by its bits is as many as its last look told',
  slicedBy: 'none',
  differences: `
    WITH told AS (
      SELECT DISTINCT ON (segment_id) segment_id, members FROM segment_refreshes WHERE cause = 'refresh'
       ORDER BY segment_id, refresh_no DESC
    ), kept AS (
      SELECT segment_id, sum(bit_count(bits)) AS members FROM segment_bits WHERE flag = 0 GROUP BY 1
    )
    SELECT 'segment ' || segment_id AS key, told.members::text AS stored, coalesce(kept.members, 0)::text AS found
      FROM told FULL JOIN kept USING (segment_id) WHERE told.members IS DISTINCT FROM coalesce(kept.members, 0)`,
});
