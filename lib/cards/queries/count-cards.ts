import 'server-only';
import { z } from 'zod';
import { type CardCounts, cardFiltersSchema } from '@/lib/domain/cards/card-list';
import { CARD_STATUSES, type CardStatus } from '@/lib/domain/cards/states';
import { defineQuery } from '@/lib/kernel/query';
import { cardConditions } from '../list-conditions';

/** Cards of the list by state, whatever state it is narrowed to. Counted from the cards themselves. */
export const countCards = defineQuery({
  id: 'cards.count',
  permission: 'cards.read',
  input: z.object({ filters: cardFiltersSchema }),
  mayBeStale: true,
  run: async ({ read, input: { filters }, actor }): Promise<CardCounts> => {
    const { conditions } = await cardConditions(read, filters, actor);
    const rows = await read<{ status: CardStatus; cards: number }[]>`
      SELECT c.status, count(*)::int AS cards FROM cards c WHERE ${conditions} GROUP BY c.status`;
    const counted = new Map(rows.map(({ status, cards }) => [status, cards]));
    const entries = CARD_STATUSES.map((status) => [status, counted.get(status) ?? 0]);
    return Object.fromEntries(entries) as CardCounts;
  },
});
