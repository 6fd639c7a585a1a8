import { defineCheck } from '../check';

export const purchaseDecisions = defineCheck({
  id: 'purchase-decisions',
  proves:
    'decisions belong to purchases, earned what their entries gave, and what came back of a purchase is what its returns brought',
  slicedBy: 'members',
  differences: `
    SELECT concat_ws(' ', d.member_id, d.business_date, d.purchase_id) AS key,
           concat_ws(' ', 'earned', d.earned) AS stored,
           CASE WHEN p.purchase_id IS NULL THEN 'no purchase' ELSE concat_ws(' ', 'entry', e.amount + e.pending) END AS found
      FROM purchase_decisions d
      LEFT JOIN purchases p ON (p.member_id, p.business_date, p.purchase_id) = (d.member_id, d.business_date, d.purchase_id)
      LEFT JOIN point_entries e ON e.member_id = d.earn_member_id AND e.seq = d.earn_seq AND e.kind = 'earn'
     WHERE d.member_id >= $1 AND d.member_id < $1 + 100000
       AND (p.purchase_id IS NULL OR d.earned <> coalesce(e.amount + e.pending, 0))
    UNION ALL
    SELECT concat_ws(' ', p.member_id, p.business_date, p.purchase_id), concat_ws(' ', 'returned', p.returned_minor),
           concat_ws(' ', 'returns', coalesce(r.minor, 0))
      FROM purchases p
      LEFT JOIN (
        SELECT member_id, revises_on, revises_id, -sum(amount_minor) AS minor FROM purchases
         WHERE revises_id IS NOT NULL AND member_id >= $1 AND member_id < $1 + 100000 GROUP BY 1, 2, 3
      ) r ON (r.member_id, r.revises_on, r.revises_id) = (p.member_id, p.business_date, p.purchase_id)
     WHERE p.member_id >= $1 AND p.member_id < $1 + 100000 AND p.returned_minor <> coalesce(r.minor, 0)`,
});
