import 'server-only';
import { z } from 'zod';
import { BULK_MAX, type MatchingCards, type SelectedCard } from '@/lib/domain/cards/bulk';
import { cardFiltersSchema } from '@/lib/domain/cards/card-list';
import { defineQuery } from '@/lib/kernel/query';
import { cardConditions } from '../list-conditions';

/** Every card that fits the filters, as it stands now, up to `BULK_MAX`: what "select all" selects. */
export const listMatchingCards = defineQuery({
  id: 'cards.listMatching',
  permission: 'cards.operate',
  input: z.object({ filters: cardFiltersSchema }),
  run: async ({ read, input: { filters }, actor }): Promise<MatchingCards> => {
    const { conditions } = await cardConditions(read, filters, actor);
    const { status } = filters;
    const rows = await read<SelectedCard[]>`
      SELECT c.card_id::float8 AS "cardId", c.version FROM cards c
      WHERE ${conditions} AND ${status === undefined ? read`true` : read`c.status = ${status}`}
      ORDER BY c.changed_at DESC, c.card_id DESC LIMIT ${BULK_MAX + 1}`;
    return { cards: rows.slice(0, BULK_MAX), isCut: rows.length > BULK_MAX };
  },
});
