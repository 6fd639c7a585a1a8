import { defineCheck } from '../check';

/** Who shares points with whom: a member in one household, each with a head who is in it and is not alone. */
export const households = defineCheck({
  id: 'households',
  proves:
    'a member is in one household at most, and each household has its head in it and somebody beside them',
  slicedBy: 'none',
  differences: `
    WITH open AS (
      SELECT household_id, member_id, state FROM household_members WHERE state IN ('invited', 'joined')
    ), counted AS (
      SELECT h.household_id, h.head_id, h.ended_at IS NOT NULL AS is_over, count(o.member_id) AS taken,
             count(*) FILTER (WHERE o.member_id = h.head_id AND o.state = 'joined') AS heads
        FROM households h LEFT JOIN open o USING (household_id) GROUP BY h.household_id
    )
    SELECT concat_ws(' ', 'household', household_id) AS key,
           concat_ws(' ', CASE WHEN is_over THEN 'over' ELSE 'lasts' END, 'places', taken, 'heads', heads) AS stored,
           CASE WHEN is_over THEN 'over places 0 heads 0' ELSE 'lasts, two places at least, one head' END AS found
      FROM counted
     WHERE CASE WHEN is_over THEN taken > 0 ELSE taken < 2 OR heads <> 1 END
    UNION ALL
    SELECT concat_ws(' ', 'member', member_id), concat_ws(' ', 'places', count(*)), 'one at most'
      FROM open GROUP BY member_id HAVING count(*) > 1
    UNION ALL
    SELECT concat_ws(' ', 'member', member_id), concat_ws(' ', 'has a place, is', coalesce(m.status, 'unknown')),
           'a membership that is not over'
      FROM open LEFT JOIN members m USING (member_id)
     WHERE coalesce(m.status, 'merged') IN ('closed', 'anonymised', 'merged')`,
});
