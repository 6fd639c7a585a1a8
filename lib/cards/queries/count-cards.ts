import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import type { Actor } from '@/lib/domain/access/actor';
import { type CardCounts, type CardFilters, cardFiltersSchema } from '@/lib/domain/cards/card-list';
import { CARD_STATUSES, type CardStatus } from '@/lib/domain/cards/states';
import { defineQuery } from '@/lib/kernel/query';
import { cardConditions } from '../list-conditions';

type Counted = { readonly status: CardStatus; readonly cards: number };

/** Narrowed by type alone, or not at all: what triggers keep, with what is not folded into it yet. */
async function fromCounts(read: Read, type: CardFilters['type']): Promise<readonly Counted[]> {
  const ofType = type === undefined ? read`true` : read`card_type_id = ANY(${type}::int[])`;
  return read<Counted[]>`
    SELECT status, sum(cards)::int AS cards FROM (
      SELECT status, cards FROM card_count_cells WHERE ${ofType}
      UNION ALL SELECT status, cards FROM card_count_deltas WHERE ${ofType}) kept
    GROUP BY status`;
}

async function fromCards(
  read: Read,
  filters: CardFilters,
  actor: Actor,
): Promise<readonly Counted[]> {
  const { conditions } = await cardConditions(read, filters, actor);
  return read<Counted[]>`
    SELECT c.status, count(*)::int AS cards FROM cards c WHERE ${conditions} GROUP BY c.status`;
}

/** Cards of the list by state, whatever state it is narrowed to. */
export const countCards = defineQuery({
  id: 'cards.count',
  permission: 'cards.read',
  input: z.object({ filters: cardFiltersSchema }),
  mayBeStale: true,
  run: async ({ read, input: { filters }, actor }): Promise<CardCounts> => {
    const { type, status: _, ...narrowing } = filters;
    const rows = Object.values(narrowing).every((one) => one === undefined)
      ? await fromCounts(read, type)
      : await fromCards(read, filters, actor);
    const counted = new Map(rows.map(({ status, cards }) => [status, cards]));
    const entries = CARD_STATUSES.map((status) => [status, counted.get(status) ?? 0]);
    return Object.fromEntries(entries) as CardCounts;
  },
});
