import { defineCheck } from '../check';

export const purchaseClaims = defineCheck({
  id: 'purchase-claims',
  proves:
    'claims gave what their entries gave, and a claimed purchase that is still there earned by its decision what the claim gave',
  slicedBy: 'members',
  differences: `
    SELECT concat_ws(' ', c.member_id, 'task', c.task_id) AS key, concat_ws(' ', 'claimed', c.points) AS stored,
           concat_ws(' ', 'entry', coalesce(e.amount + e.pending, 0)) AS found
      FROM purchase_claims c
      LEFT JOIN point_entries e ON e.member_id = c.member_id AND e.seq = c.seq AND e.kind = 'earn'
     WHERE c.member_id >= $1 AND c.member_id < $1 + 100000 AND c.points <> coalesce(e.amount + e.pending, 0)
    UNION ALL
    SELECT concat_ws(' ', c.member_id, 'task', c.task_id), concat_ws(' ', 'claimed', c.points, c.seq),
           concat_ws(' ', 'decided', d.earned, d.earn_seq)
      FROM purchase_claims c
      JOIN purchases p ON (p.member_id, p.business_date, p.purchase_id) = (c.member_id, c.business_date, c.purchase_id)
      LEFT JOIN purchase_decisions d
        ON (d.member_id, d.business_date, d.purchase_id) = (c.member_id, c.business_date, c.purchase_id)
     WHERE c.member_id >= $1 AND c.member_id < $1 + 100000 AND c.undone_at IS NULL AND c.decision IS NOT NULL
       AND (d.decision IS NULL OR d.earned <> c.points OR d.earn_seq IS DISTINCT FROM c.seq)`,
});
