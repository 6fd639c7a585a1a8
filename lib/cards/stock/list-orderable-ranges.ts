import 'server-only';
import { z } from 'zod';
import type { OrderableRange } from '@/lib/domain/cards/batch-page';
import { defineQuery } from '@/lib/kernel/query';

const RANGES_MAX = 500;

/** Open ranges of types that are printed, with the numbers that no batch has or waits for. */
export const listOrderableRanges = defineQuery({
  id: 'cards.listOrderableRanges',
  permission: 'cards.manage',
  input: z.object({}),
  run: async ({ read }): Promise<readonly OrderableRange[]> =>
    read<OrderableRange[]>`
      SELECT * FROM (
        SELECT g.range_id AS "rangeId", t.name_en AS "typeNameEn", t.name_ru AS "typeNameRu", g.prefix,
          coalesce(s.name, g.partner) AS "forWhom",
          (g.to_serial - g.next_serial + 1 - coalesce((
            SELECT sum(quantity - produced) FROM card_batches b
            WHERE b.range_id = g.range_id AND b.state IN ('queued', 'producing')
          ), 0))::float8 AS left
        FROM card_number_ranges g JOIN card_types t USING (card_type_id) LEFT JOIN stores s USING (store_id)
        WHERE g.closed_at IS NULL AND t.archived_at IS NULL AND t.form <> 'virtual'
      ) r WHERE "left" > 0 ORDER BY "rangeId" DESC LIMIT ${RANGES_MAX}`,
});
