import 'server-only';
import { z } from 'zod';
import { cardFiltersSchema } from '@/lib/domain/cards/card-list';
import { memberCode } from '@/lib/domain/members/states';
import { defineQuery } from '@/lib/kernel/query';
import { cardConditions } from '../list-conditions';

/** Cards of one piece of a file: small enough to stand in memory, large enough to be quick. */
export const EXPORT_CHUNK = 2_000;

/** A line of the file of cards. No name: the number of the member leads to it, for whoever may. */
export type ExportedCard = {
  readonly cardId: number;
  readonly number: string;
  readonly type: string | null;
  readonly status: string;
  readonly blockReason: string | null;
  readonly batch: string | null;
  readonly store: string | null;
  readonly isVirtual: boolean;
  readonly isSupplementary: boolean;
  readonly memberId: number;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
  readonly changedAt: Date;
};

/** The next cards of a file, by id beyond `afterId`: the same conditions as the list. */
export const exportCards = defineQuery({
  id: 'cards.export',
  permission: 'cards.read',
  input: z.object({
    filters: cardFiltersSchema,
    afterId: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  }),
  mayBeStale: true,
  run: async ({ read, input: { filters, afterId }, actor }) => {
    const { conditions } = await cardConditions(read, filters, actor);
    const { status } = filters;
    const rows = await read<ExportedCard[]>`
      WITH page AS MATERIALIZED (
        SELECT c.* FROM cards c
        WHERE ${conditions} AND ${status === undefined ? read`true` : read`c.status = ${status}`}
          AND c.card_id > ${afterId}
        ORDER BY c.card_id LIMIT ${EXPORT_CHUNK}
      )
      SELECT g.card_id::float8 AS "cardId", g.number, y.code AS type, g.status, g.block_reason AS "blockReason",
        b.code AS batch, s.name AS store, g.is_virtual AS "isVirtual", g.is_supplementary AS "isSupplementary",
        g.member_id::float8 AS "memberId", g.issued_on AS "issuedOn", g.expires_on AS "expiresOn",
        g.changed_at AS "changedAt"
      FROM page g
      LEFT JOIN card_types y USING (card_type_id)
      LEFT JOIN card_batches b USING (batch_id)
      LEFT JOIN stores s ON s.store_id = g.store_id
      ORDER BY g.card_id`;
    return rows.map((row) => ({ ...row, member: memberCode(row.memberId) }));
  },
});
