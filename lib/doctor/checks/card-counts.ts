import { defineCheck } from '../check';

export const cardCounts = defineCheck({
  id: 'card-counts',
  proves: 'cards by type and state with their pending changes equal the cards',
  slicedBy: 'none',
  differences: `
    SELECT concat_ws(' ', 'type', card_type_id, status) AS key, s.cards::text AS stored, f.cards::text AS found
      FROM (
        SELECT card_type_id, status, sum(cards) AS cards
          FROM (SELECT card_type_id, status, cards FROM card_count_cells
                UNION ALL SELECT card_type_id, status, cards FROM card_count_deltas) kept
         GROUP BY 1, 2
      ) s
      FULL JOIN (
        SELECT coalesce(card_type_id, 0) AS card_type_id, status, count(*) AS cards FROM cards GROUP BY 1, 2
      ) f USING (card_type_id, status)
     WHERE coalesce(s.cards, 0) <> coalesce(f.cards, 0)`,
});
