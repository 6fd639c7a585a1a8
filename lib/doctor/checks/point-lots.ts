import { defineCheck } from '../check';

export const pointLots = defineCheck({
  id: 'point-lots',
  proves:
    'each lot is what no entry took of it, each entry what it gave less what it took, and what is held was promised',
  slicedBy: 'members',
  differences: `
    WITH taken AS (
      SELECT member_id, lot_id, sum(amount) AS amount FROM point_allocations
       WHERE member_id >= $1 AND member_id < $1 + 100000 GROUP BY member_id, lot_id
    ), promised AS (
      SELECT l.member_id, l.lot_id, sum(l.amount) AS amount
        FROM point_hold_lots l JOIN point_holds h USING (member_id, hold_id)
       WHERE h.state = 'open' AND l.member_id >= $1 AND l.member_id < $1 + 100000 GROUP BY l.member_id, l.lot_id
    ), given AS (
      SELECT member_id, seq, sum(amount) AS amount FROM point_lots
       WHERE member_id >= $1 AND member_id < $1 + 100000 GROUP BY member_id, seq
    ), gone AS (
      SELECT member_id, seq, sum(amount) AS amount FROM point_allocations
       WHERE member_id >= $1 AND member_id < $1 + 100000 GROUP BY member_id, seq
    )
    SELECT concat_ws(' ', l.member_id, 'lot', l.lot_id) AS key,
           concat_ws(' ', l.remaining, 'held', l.held) AS stored,
           concat_ws(' ', l.amount - coalesce(t.amount, 0), 'held', coalesce(p.amount, 0)) AS found
      FROM point_lots l LEFT JOIN taken t USING (member_id, lot_id) LEFT JOIN promised p USING (member_id, lot_id)
     WHERE l.member_id >= $1 AND l.member_id < $1 + 100000
       AND (l.remaining, l.held) IS DISTINCT FROM (l.amount - coalesce(t.amount, 0), coalesce(p.amount, 0))
    UNION ALL
    SELECT concat_ws(' ', e.member_id, 'entry', e.seq),
           (e.amount + e.pending + e.debt)::text, (coalesce(g.amount, 0) - coalesce(o.amount, 0))::text
      FROM point_entries e LEFT JOIN given g USING (member_id, seq) LEFT JOIN gone o USING (member_id, seq)
     WHERE e.member_id >= $1 AND e.member_id < $1 + 100000
       AND e.amount + e.pending + e.debt IS DISTINCT FROM coalesce(g.amount, 0) - coalesce(o.amount, 0)`,
});
