import 'server-only';
import type { Tx } from '@/db/write';
import type { CardFacts } from '@/lib/domain/cards/may-do';
import type { MemberStatus } from '@/lib/domain/members/states';
import { AppError } from '@/lib/domain/shared/errors';

/** A card as it stands under its lock. */
export type LockedCard = CardFacts & {
  readonly cardId: number;
  readonly memberId: number;
  readonly number: string;
  readonly version: number;
  readonly expiresOn: string | null;
  readonly isVirtual: boolean;
  readonly cardTypeId: number | null;
};

/** The member's standing, held until the transaction ends. Throws `not_found`. */
export async function holdMember({ client }: Tx, memberId: number): Promise<MemberStatus> {
  const { rows } = await client.query<{ status: MemberStatus }>(
    'SELECT status FROM members WHERE member_id = $1 FOR SHARE',
    [memberId],
  );
  const [member] = rows;
  if (member === undefined) throw new AppError('not_found');
  return member.status;
}

/**
 * Locks a card, after its member, so that all who change cards come in the same order. Throws `not_found`, and
 * `stale_version` when somebody changed it since the version was read.
 */
export async function lockCard(
  tx: Tx,
  { cardId, version }: { cardId: number; version: number },
): Promise<LockedCard> {
  const { rows: owners } = await tx.client.query<{ memberId: number }>(
    'SELECT member_id::float8 AS "memberId" FROM cards WHERE card_id = $1',
    [cardId],
  );
  const [owner] = owners;
  if (owner === undefined) throw new AppError('not_found');
  const memberStatus = await holdMember(tx, owner.memberId);
  const { rows } = await tx.client.query<Omit<LockedCard, 'memberStatus'>>(
    `SELECT card_id::float8 AS "cardId", member_id::float8 AS "memberId", number, status, version,
       block_reason AS "blockReason", expires_on::text AS "expiresOn", is_virtual AS "isVirtual",
       card_type_id AS "cardTypeId"
     FROM cards WHERE member_id = $1 AND card_id = $2 FOR UPDATE`,
    [owner.memberId, cardId],
  );
  const [card] = rows;
  if (card === undefined) throw new AppError('not_found');
  if (card.version !== version) throw new AppError('stale_version', { version: card.version });
  return { ...card, memberStatus };
}
