import 'server-only';
import type { Tx } from '@/db/write';
import { type Actor, actorLabel } from '@/lib/domain/access/actor';
import type { BlockReason, CardNeed, CardOperation, CardStatus } from '@/lib/domain/cards/states';

/** What an event says; what is left out did not matter to it. */
export type CardEventInput = {
  readonly memberId: number;
  readonly cardId: number;
  /** The version of the card that the event led to. */
  readonly cardVersion: number;
  readonly operation: CardOperation;
  readonly from: CardStatus | null;
  readonly to: CardStatus;
  readonly blockReason?: BlockReason | null;
  readonly checks?: readonly CardNeed[];
  readonly relatedCardId?: number | null;
  readonly relatedMemberId?: number | null;
  readonly expiresOn?: string | null;
  readonly note: string;
};

/** Appends to the life-line of a card. */
export async function recordEvent(
  { tx, actor, now }: { tx: Tx; actor: Actor; now: Date },
  event: CardEventInput,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO card_events (member_id, card_id, card_version, operation, from_status, to_status, block_reason,
       checks, related_card_id, expires_on, note, actor, happened_at, related_member_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      event.memberId,
      event.cardId,
      event.cardVersion,
      event.operation,
      event.from,
      event.to,
      event.blockReason ?? null,
      event.checks ?? [],
      event.relatedCardId ?? null,
      event.expiresOn ?? null,
      event.note,
      actorLabel(actor),
      now,
      event.relatedMemberId ?? null,
    ],
  );
}
