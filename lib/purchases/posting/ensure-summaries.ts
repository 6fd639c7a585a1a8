import 'server-only';

/**
 * A statement that gives a row of member_summary, and of member_sort_keys with it, to each of the members that have
 * none yet. `ids` is a SELECT of member ids.
 */
export const ensureSummaries = (ids: string): string => `
  WITH made AS (
    INSERT INTO member_summary (member_id, tier_id, joined_on)
    SELECT m.member_id, m.tier_id, m.joined_on
    FROM members m
    WHERE m.member_id IN (${ids})
    ORDER BY m.member_id
    ON CONFLICT (member_id) DO NOTHING
    RETURNING member_id
  )
  INSERT INTO member_sort_keys (member_id, tier_id, joined_on, status, kind)
  SELECT m.member_id, m.tier_id, m.joined_on, m.status, m.kind FROM made JOIN members m USING (member_id)`;
