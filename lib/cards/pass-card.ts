import 'server-only';
import type { Tx } from '@/db/write';
import type { Actor } from '@/lib/domain/access/actor';
import type { CardNeed } from '@/lib/domain/cards/states';
import { present } from '@/lib/domain/shared/assert';
import type { AuditChange } from '@/lib/kernel/audit';
import type { LockedCard } from './lock-card';
import { auditedCard, type CardResult, operateCard } from './operate-card';
import { recordEvent } from './record-event';

type Passing = {
  readonly operation: 'changeOwner' | 'moveWithMember';
  readonly toMemberId: number;
  readonly checks?: readonly CardNeed[];
  readonly note: string;
};

const FIRST_VERSION = 1;

/**
 * Lets a number go on at another member: the card ends where it is and begins there in the same state, so that each
 * keeps the part of its life that was theirs. Both members are locked by the caller. Throws `card_refused`.
 */
export async function passCard(
  context: { readonly tx: Tx; readonly actor: Actor; readonly now: Date },
  card: LockedCard,
  { operation, toMemberId, checks = [], note }: Passing,
): Promise<{
  readonly result: CardResult & { readonly newCard: CardResult };
  readonly changes: readonly AuditChange[];
}> {
  const { client } = context.tx;
  const { status, blockReason, expiresOn, number } = card;
  const ended = await operateCard(context, card, {
    operation,
    checks,
    movedTo: toMemberId,
    note,
  });
  const { rows } = await client.query<{ cardId: number }>(
    `INSERT INTO cards (member_id, number, status, block_reason, issued_on, expires_on, is_virtual, is_supplementary,
       card_type_id, batch_id, store_id)
     SELECT $3, number, $4, $5, issued_on, expires_on, is_virtual, is_supplementary AND $6, card_type_id, batch_id,
       store_id
     FROM cards WHERE member_id = $1 AND card_id = $2
     RETURNING card_id::float8 AS "cardId"`,
    [card.memberId, card.cardId, toMemberId, status, blockReason, operation === 'moveWithMember'],
  );
  const { cardId } = present(rows[0], 'a passed card begins');
  await client.query(
    `UPDATE identity_claims SET member_id = $2 WHERE kind = 'card' AND value = $1`,
    [number, toMemberId],
  );
  await recordEvent(context, {
    memberId: toMemberId,
    cardId,
    cardVersion: FIRST_VERSION,
    operation,
    from: null,
    to: status,
    blockReason,
    checks,
    relatedCardId: card.cardId,
    relatedMemberId: card.memberId,
    expiresOn,
    note,
  });
  const begun = { memberId: toMemberId, status, blockReason, expiresOn, version: FIRST_VERSION };
  return {
    result: {
      ...ended.result,
      newCard: { cardId, memberId: toMemberId, number, status, version: FIRST_VERSION },
    },
    changes: [
      ...ended.changes,
      { subjectKind: 'card', subjectId: cardId, before: null, after: auditedCard(begun) },
    ],
  };
}
