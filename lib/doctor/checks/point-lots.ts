import { defineCheck } from '../check';
import { ofSlice, type Whose } from './point-accounts';

/**
 * Lots that differ from what was taken of them and promised, and entries that differ from the lots they made, took from, and ended: an
 * entry ends a lot when each names the other.
 */
export const lotDifferences = (whose: Whose) => `
    WITH taken AS (
      SELECT member_id, lot_id, sum(amount) AS amount FROM point_allocations
       WHERE ${whose('member_id')} GROUP BY member_id, lot_id
    ), promised AS (
      SELECT l.member_id, l.lot_id, sum(l.amount) AS amount
        FROM point_hold_lots l JOIN point_holds h USING (member_id, hold_id)
       WHERE h.state = 'open' AND ${whose('l.member_id')} GROUP BY l.member_id, l.lot_id
    ), given AS (
      SELECT member_id, seq, sum(amount) AS amount FROM point_lots
       WHERE ${whose('member_id')} GROUP BY member_id, seq
    ), gone AS (
      SELECT member_id, seq, sum(amount) AS amount FROM point_allocations
       WHERE ${whose('member_id')} GROUP BY member_id, seq
    ), ended AS (
      SELECT e.member_id, e.seq, l.lot_id, -e.amount AS amount, l.amount - coalesce(t.amount, 0) AS left
        FROM point_entries e JOIN point_lots l ON l.member_id = e.member_id AND l.lot_id = e.ended_lot_id AND l.expired_seq = e.seq
        LEFT JOIN taken t ON t.member_id = l.member_id AND t.lot_id = l.lot_id
       WHERE e.ended_lot_id IS NOT NULL AND ${whose('e.member_id')}
    )
    SELECT concat_ws(' ', l.member_id, 'lot', l.lot_id) AS key,
           concat_ws(' ', l.remaining, 'held', l.held) AS stored,
           concat_ws(' ', l.amount - coalesce(t.amount, 0) - coalesce(n.amount, 0), 'held', coalesce(p.amount, 0)) AS found
      FROM point_lots l LEFT JOIN taken t USING (member_id, lot_id) LEFT JOIN promised p USING (member_id, lot_id)
      LEFT JOIN ended n USING (member_id, lot_id)
     WHERE ${whose('l.member_id')}
       AND (l.remaining, l.held)
           IS DISTINCT FROM (l.amount - coalesce(t.amount, 0) - coalesce(n.amount, 0), coalesce(p.amount, 0))
    UNION ALL
    SELECT concat_ws(' ', coalesce(e.member_id, g.member_id, o.member_id), 'entry', coalesce(e.seq, g.seq, o.seq)),
           (e.amount + e.pending + e.debt)::text, (coalesce(g.amount, 0) - coalesce(o.amount, 0) - coalesce(n.left, 0))::text
      FROM (SELECT * FROM point_entries WHERE ${whose('member_id')}) e
      FULL JOIN given g USING (member_id, seq) FULL JOIN gone o USING (member_id, seq) LEFT JOIN ended n USING (member_id, seq)
     WHERE e.amount + e.pending + e.debt IS DISTINCT FROM coalesce(g.amount, 0) - coalesce(o.amount, 0) - coalesce(n.left, 0)`;

export const pointLots = defineCheck({
  id: 'point-lots',
  proves:
    'each lot is what no entry took of it, each entry what it gave less what it took, and what is held was promised',
  slicedBy: 'members',
  differences: lotDifferences(ofSlice),
});
