import { defineCheck } from '../check';
import { ofSlice } from './point-accounts';

const BETWEEN = `kind IN ('transfer_in', 'transfer_out', 'merge_in', 'merge_out')`;

export const pointSides = defineCheck({
  id: 'point-sides',
  proves: 'what went over from one account to another came to it: no more and no less',
  slicedBy: 'members',
  differences: `
    SELECT concat_ws(' ', e.member_id, 'entry', e.seq) AS key, concat_ws(' ', e.amount, e.pending, e.debt) AS stored,
           concat_ws(' ', o.amount, o.pending, o.debt) AS found
      FROM (SELECT * FROM point_entries WHERE ${BETWEEN} AND ${ofSlice('member_id')}) e
      CROSS JOIN LATERAL (
        SELECT -sum(amount) AS amount, -sum(pending) AS pending, -sum(debt) AS debt FROM point_entries
         WHERE source = e.source AND key = e.key AND kind <> 'expire' AND kind <> 'activate' AND ${BETWEEN}
           AND member_id = e.other_member_id AND other_member_id = e.member_id) o
     WHERE (e.amount, e.pending, e.debt) IS DISTINCT FROM (o.amount, o.pending, o.debt)`,
});
