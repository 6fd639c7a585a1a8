import 'server-only';
import type { Tx } from '@/db/write';
import { PINNED_MAX } from '@/lib/domain/members/interactions';
import { AppError } from '@/lib/domain/shared/errors';

/** The member's row, locked: pins are counted one after another. Throws `not_found`, `wrong_state` for members that are no more. */
export async function lockNotedMember(tx: Tx, memberId: number): Promise<void> {
  const { rows } = await tx.client.query<{ status: string }>(
    'SELECT status FROM members WHERE member_id = $1 FOR UPDATE',
    [memberId],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('not_found');
  if (row.status === 'anonymised' || row.status === 'merged') {
    throw new AppError('wrong_state', { status: row.status });
  }
}

/** Throws `too_many` when as many texts are pinned to the member as may be. */
export async function requireRoomForPin(tx: Tx, memberId: number): Promise<void> {
  const { rows } = await tx.client.query<{ pinned: number }>(
    `SELECT count(*)::int AS pinned FROM member_interactions WHERE member_id = $1 AND pinned_at IS NOT NULL`,
    [memberId],
  );
  if ((rows[0]?.pinned ?? 0) >= PINNED_MAX) throw new AppError('too_many', { limit: PINNED_MAX });
}
