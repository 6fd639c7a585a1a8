import { defineCheck } from '../check';
import { ofSlice, type Whose } from './point-accounts';

/** Holds that promise other than their lots, and allocations of lots that are not there. */
export const holdDifferences = (whose: Whose) => `
    WITH promised AS (
      SELECT member_id, hold_id, sum(amount) AS amount FROM point_hold_lots
       WHERE ${whose('member_id')} GROUP BY member_id, hold_id
    )
    SELECT concat_ws(' ', member_id, 'hold', hold_id) AS key, h.amount::text AS stored, p.amount::text AS found
      FROM (SELECT * FROM point_holds WHERE ${whose('member_id')}) h FULL JOIN promised p USING (member_id, hold_id)
     WHERE h.amount IS DISTINCT FROM p.amount
    UNION ALL
    SELECT concat_ws(' ', t.member_id, 'lot', t.lot_id), t.amount::text, NULL
      FROM point_allocations t LEFT JOIN point_lots l USING (member_id, lot_id)
     WHERE l.lot_id IS NULL AND ${whose('t.member_id')}`;

export const pointHolds = defineCheck({
  id: 'point-holds',
  proves:
    'each hold promises what its lots hold for it, and nothing is taken of a lot that is not there',
  slicedBy: 'members',
  differences: holdDifferences(ofSlice),
});
