import 'server-only';
import type { Tx } from '@/db/write';
import { AppError } from '@/lib/domain/shared/errors';

type Key = { readonly memberId: number; readonly interactionId: number };

type Locked = {
  readonly authorId: number;
  readonly isPinned: boolean;
  readonly isWithdrawn: boolean;
};

/** What was written down, locked until the end of the transaction. Throws `not_found`. */
export async function lockInteraction(tx: Tx, { memberId, interactionId }: Key): Promise<Locked> {
  const { rows } = await tx.client.query<Locked>(
    `SELECT author_id AS "authorId", pinned_at IS NOT NULL AS "isPinned",
       withdrawn_at IS NOT NULL AS "isWithdrawn"
     FROM member_interactions WHERE member_id = $1 AND interaction_id = $2 FOR UPDATE`,
    [memberId, interactionId],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('not_found');
  return row;
}
