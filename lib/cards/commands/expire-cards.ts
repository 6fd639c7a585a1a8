import 'server-only';
import { z } from 'zod';
import { actorLabel } from '@/lib/domain/access/actor';
import type { CardStatus } from '@/lib/domain/cards/states';
import { defineCommand } from '@/lib/kernel/command';
import { programmeDay } from '../begin-card';
import { auditedCard } from '../operate-card';

/** Cards that one run ends; the job runs again while there are more. */
export const EXPIRE_AT_ONCE = 1_000;

type Expired = {
  readonly cardId: number;
  readonly memberId: number;
  readonly before: CardStatus;
  readonly expiresOn: string;
  readonly version: number;
};

/** Ends the cards whose last day is over in the programme's zone. A second run changes nothing. */
export const expireCards = defineCommand({
  id: 'cards.expire',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx, actor, now }) => {
    const { rows } = await tx.client.query<Expired>(
      `WITH due AS (
         SELECT member_id, card_id, status FROM cards
         WHERE expires_on < $1 AND status IN ('issued', 'active')
         ORDER BY member_id, card_id LIMIT $2 FOR UPDATE
       ), ended AS (
         UPDATE cards c SET status = 'expired', version = c.version + 1 FROM due d
         WHERE c.member_id = d.member_id AND c.card_id = d.card_id
         RETURNING c.member_id, c.card_id, d.status AS before, c.expires_on, c.version
       ), told AS (
         INSERT INTO card_events (member_id, card_id, card_version, operation, from_status, to_status, expires_on,
           actor, happened_at)
         SELECT member_id, card_id, version, 'expire', before, 'expired', expires_on, $3, $4 FROM ended
       )
       SELECT card_id::float8 AS "cardId", member_id::float8 AS "memberId", before,
         expires_on::text AS "expiresOn", version FROM ended ORDER BY member_id, card_id`,
      [await programmeDay(tx, now), EXPIRE_AT_ONCE, actorLabel(actor), now],
    );
    return {
      result: rows.length,
      changes: rows.map(({ before, ...card }) => ({
        subjectKind: 'card',
        subjectId: card.cardId,
        before: auditedCard({
          ...card,
          status: before,
          blockReason: null,
          version: card.version - 1,
        }),
        after: auditedCard({ ...card, status: 'expired', blockReason: null }),
      })),
    };
  },
});
