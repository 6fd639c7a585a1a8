import 'server-only';
import { z } from 'zod';
import {
  CARDS_PAGE_SIZE,
  type CardsPage,
  cardCursorSchema,
  cardFiltersSchema,
  type ListedCard,
} from '@/lib/domain/cards/card-list';
import type { CardLook } from '@/lib/domain/cards/card-types';
import { memberCode } from '@/lib/domain/members/states';
import { defineQuery } from '@/lib/kernel/query';
import { shownTier, type TierColumns, tierColumns } from '@/lib/members/shown-tier';
import { cardConditions } from '../list-conditions';

type Row = TierColumns &
  Omit<ListedCard, 'type' | 'member'> & {
    readonly memberId: number;
    readonly firstName: string;
    readonly lastName: string;
    readonly changedMicros: string;
    readonly nameEn: string | null;
    readonly nameRu: string | null;
    readonly look: CardLook | null;
  };

function listed(row: Row): ListedCard {
  const { nameEn, nameRu, look, memberId } = row;
  return {
    cardId: row.cardId,
    version: row.version,
    number: row.number,
    status: row.status,
    blockReason: row.blockReason,
    type: nameEn === null || nameRu === null || look === null ? null : { nameEn, nameRu, look },
    batchCode: row.batchCode,
    member: {
      memberId,
      code: memberCode(memberId),
      name: `${row.firstName} ${row.lastName}`.trim(),
      tier: shownTier(row),
    },
    lastOperation: row.lastOperation,
    changedAt: row.changedAt,
  };
}

/** Cards, the one that changed last first, fifty a page, beyond a cursor. */
export const listCards = defineQuery({
  id: 'cards.list',
  permission: 'cards.read',
  input: z.object({ filters: cardFiltersSchema, cursor: cardCursorSchema.nullable() }),
  run: async ({ read, input: { filters, cursor }, actor }): Promise<CardsPage> => {
    const { status } = filters;
    const { conditions } = await cardConditions(read, filters, actor);
    const rows = await read<Row[]>`
      WITH page AS MATERIALIZED (
        SELECT c.* FROM cards c
        WHERE ${conditions} AND ${status === undefined ? read`true` : read`c.status = ${status}`}
          AND ${
            cursor === null
              ? read`true`
              : read`(c.changed_at, c.card_id) < ('epoch'::timestamptz + ${cursor.changedMicros}::bigint * interval '1 microsecond', ${cursor.cardId})`
          }
        ORDER BY c.changed_at DESC, c.card_id DESC LIMIT ${CARDS_PAGE_SIZE + 1}
      )
      SELECT g.card_id::float8 AS "cardId", g.version, g.number, g.status, g.block_reason AS "blockReason",
        g.changed_at AS "changedAt", (extract(epoch FROM g.changed_at) * 1000000)::bigint::text AS "changedMicros",
        g.member_id::float8 AS "memberId", coalesce(p.first_name, '') AS "firstName",
        coalesce(p.last_name, '') AS "lastName", ${read.unsafe(tierColumns('t'))}, y.name_en AS "nameEn", y.name_ru AS "nameRu", y.look, b.code AS "batchCode",
        e.operation AS "lastOperation"
      FROM page g
      JOIN members m USING (member_id)
      LEFT JOIN member_profiles p USING (member_id)
      LEFT JOIN tiers t ON t.tier_id = m.tier_id
      LEFT JOIN card_types y ON y.card_type_id = g.card_type_id
      LEFT JOIN card_batches b ON b.batch_id = g.batch_id
      LEFT JOIN card_events e ON e.member_id = g.member_id AND e.card_id = g.card_id AND e.card_version = g.version
      ORDER BY g.changed_at DESC, g.card_id DESC`;
    const last = rows.length > CARDS_PAGE_SIZE ? rows[CARDS_PAGE_SIZE - 1] : undefined;
    return {
      cards: rows.slice(0, CARDS_PAGE_SIZE).map(listed),
      next: last === undefined ? null : { changedMicros: last.changedMicros, cardId: last.cardId },
    };
  },
});
