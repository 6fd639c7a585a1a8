import 'server-only';
import { present } from '@/lib/domain/shared/assert';
import { type LockedAccount, lockAccounts, refusePoints } from './lock-accounts';
import type { LedgerContext } from './movement';

/** Locks both accounts of a move. Throws `points_refused` (`same_member`), `not_found`. */
export async function lockPair(
  { tx, now }: LedgerContext,
  fromId: number,
  toId: number,
): Promise<{ readonly from: LockedAccount; readonly to: LockedAccount }> {
  if (fromId === toId) throw refusePoints('same_member');
  const accounts = await lockAccounts(tx, [fromId, toId], now);
  return {
    from: present(accounts.get(fromId), 'a locked account is there'),
    to: present(accounts.get(toId), 'a locked account is there'),
  };
}

/** Freezes the account that a merge has emptied, or thaws it when the merge is undone. */
export async function setFrozen(
  { tx, now }: LedgerContext,
  memberId: number,
  isFrozen: boolean,
): Promise<void> {
  await tx.client.query(
    'UPDATE point_accounts SET frozen_at = $2, frozen_reason = $3 WHERE member_id = $1',
    [memberId, isFrozen ? now : null, isFrozen ? 'merged' : null],
  );
}
