import 'server-only';
import { z } from 'zod';
import type { StoreStock } from '@/lib/domain/cards/batch-page';
import { defineQuery } from '@/lib/kernel/query';

/** More pairs of store and type than this are not listed; those that run short come first. */
const PAIRS_MAX = 500;

/** Cards in the stores by type, with the warnings that are set: what runs short first. */
export const listStock = defineQuery({
  id: 'cards.listStock',
  permission: 'cards.read',
  input: z.object({}),
  run: async ({ read }): Promise<readonly StoreStock[]> =>
    read<StoreStock[]>`
      WITH held AS (
        SELECT store_id, card_type_id, count(*)::int AS cards FROM stock_cards
        WHERE state = 'inStock' AND store_id IS NOT NULL GROUP BY 1, 2
      )
      SELECT s.store_id AS "storeId", s.name AS "storeName", t.card_type_id AS "cardTypeId",
        t.name_en AS "typeNameEn", t.name_ru AS "typeNameRu", coalesce(h.cards, 0) AS cards, a.threshold
      FROM held h FULL JOIN stock_alerts a USING (store_id, card_type_id)
      JOIN stores s USING (store_id) JOIN card_types t USING (card_type_id)
      ORDER BY coalesce(h.cards, 0) < coalesce(a.threshold, 0) DESC, s.name, s.store_id, t.card_type_id
      LIMIT ${PAIRS_MAX}`,
});
