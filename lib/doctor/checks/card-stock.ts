import { defineCheck } from '../check';

export const cardStock = defineCheck({
  id: 'card-stock',
  proves:
    'no card of the stock bears a number that somebody has, what was issued is somebody’s, and batches hold what they made',
  slicedBy: 'none',
  differences: `
    SELECT concat_ws(' ', 'batch', s.batch_id, 'card', s.number) AS key, s.state AS stored,
           CASE WHEN i.member_id IS NULL THEN 'nobody has it' ELSE 'member ' || i.member_id || ' has it' END AS found
      FROM stock_cards s LEFT JOIN identity_claims i ON i.kind = 'card' AND i.value = s.number
     WHERE (s.state = 'issued') <> (i.member_id IS NOT NULL)
    UNION ALL
    SELECT concat_ws(' ', 'batch', b.batch_id), b.produced || ' made', coalesce(s.cards, 0) || ' in the stock'
      FROM card_batches b
      LEFT JOIN (SELECT batch_id, count(*) AS cards FROM stock_cards GROUP BY 1) s USING (batch_id)
     WHERE b.produced <> coalesce(s.cards, 0)
    UNION ALL
    SELECT concat_ws(' ', 'member', c.member_id, 'card', c.card_id), 'batch ' || c.batch_id,
           coalesce('batch ' || s.batch_id, 'not in the stock')
      FROM cards c LEFT JOIN stock_cards s ON s.number = c.number
     WHERE c.batch_id IS NOT NULL AND c.number NOT LIKE '#%' AND s.batch_id IS DISTINCT FROM c.batch_id`,
});
