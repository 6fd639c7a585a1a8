import 'server-only';
import type { Tx } from '@/db/write';
import type { Actor } from '@/lib/domain/access/actor';
import type { CardNeed } from '@/lib/domain/cards/states';
import { present } from '@/lib/domain/shared/assert';
import { dayInZone } from '@/lib/domain/shared/calendar';
import type { AuditChange } from '@/lib/kernel/audit';
import { auditedCard, type CardResult } from './operate-card';
import { recordEvent } from './record-event';

type NewCard = {
  readonly memberId: number;
  /** Claimed for the member already. */
  readonly number: string;
  readonly operation: 'issue' | 'replace' | 'supplement';
  /** Who carries a supplementary card. */
  readonly bearer?: string;
  readonly isVirtual: boolean;
  readonly expiresOn: string | null;
  /** Left out: the default type. */
  readonly cardTypeId?: number;
  /** The batch it was printed in. */
  readonly batchId?: number | null;
  /** Where it is handed out. */
  readonly storeId?: number | null;
  readonly checks?: readonly CardNeed[];
  /** The card it takes the place of. */
  readonly replaces?: number;
  readonly note: string;
};

const FIRST_VERSION = 1;

/** Today in the programme's zone. */
export async function programmeDay({ client }: Tx, now: Date): Promise<string> {
  const { rows } = await client.query<{ zone: string }>(
    'SELECT time_zone AS zone FROM programme LIMIT 1',
  );
  return dayInZone(now, rows[0]?.zone ?? 'UTC');
}

/** Who carries the card that is replaced, if it is a supplementary one; null: the member. */
async function bearerOf(
  { client }: Tx,
  memberId: number,
  cardId: number | undefined,
): Promise<string | null> {
  if (cardId === undefined) return null;
  const { rows } = await client.query<{ name: string }>(
    `SELECT coalesce(b.name, '') AS name FROM cards c LEFT JOIN card_bearers b USING (member_id, card_id)
     WHERE c.member_id = $1 AND c.card_id = $2 AND c.is_supplementary`,
    [memberId, cardId],
  );
  return rows[0]?.name ?? null;
}

/** Writes a new card with the first event of its life: issued, or active at once in place of another. */
export async function beginCard(
  context: { readonly tx: Tx; readonly actor: Actor; readonly now: Date },
  card: NewCard,
): Promise<{ readonly result: CardResult; readonly changes: readonly AuditChange[] }> {
  const {
    memberId,
    number,
    operation,
    expiresOn,
    isVirtual,
    batchId = null,
    storeId = null,
  } = card;
  const status = operation === 'replace' ? 'active' : 'issued';
  const bearer = card.bearer ?? (await bearerOf(context.tx, memberId, card.replaces));
  const { rows } = await context.tx.client.query<{ cardId: number; cardTypeId: number | null }>(
    `INSERT INTO cards (member_id, number, status, issued_on, expires_on, is_virtual, card_type_id, batch_id,
       is_supplementary, store_id)
     VALUES ($1, $2, $3, $4, $5, $6, coalesce($7, default_card_type()), $8, $9, $10)
     RETURNING card_id::float8 AS "cardId", card_type_id AS "cardTypeId"`,
    [
      memberId,
      number,
      status,
      await programmeDay(context.tx, context.now),
      expiresOn,
      isVirtual,
      card.cardTypeId ?? null,
      batchId,
      bearer !== null,
      storeId,
    ],
  );
  const { cardId, cardTypeId } = present(rows[0], 'an inserted card has an id');
  if (bearer !== null) {
    await context.tx.client.query(
      'INSERT INTO card_bearers (member_id, card_id, name) VALUES ($1, $2, $3)',
      [memberId, cardId, bearer],
    );
  }
  await recordEvent(context, {
    memberId,
    cardId,
    cardVersion: FIRST_VERSION,
    operation,
    from: null,
    to: status,
    checks: card.checks ?? [],
    relatedCardId: card.replaces ?? null,
    expiresOn,
    note: card.note,
  });
  const after = auditedCard({
    memberId,
    status,
    blockReason: null,
    expiresOn,
    version: FIRST_VERSION,
  });
  return {
    result: { cardId, memberId, number, status, version: FIRST_VERSION },
    changes: [
      {
        subjectKind: 'card',
        subjectId: cardId,
        before: null,
        after: { ...after, cardTypeId, batchId, storeId },
      },
    ],
  };
}
