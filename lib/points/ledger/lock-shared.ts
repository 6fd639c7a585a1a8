import 'server-only';
import { refusalOf } from '@/lib/domain/points/may-move';
import { present } from '@/lib/domain/shared/assert';
import { joinedWith } from '@/lib/households/joined-with';
import { type LockedAccount, lockAccounts } from './lock-accounts';
import type { LedgerContext } from './movement';

/** The account of a member, and the accounts that they may spend from too. */
export type SharedAccounts = {
  readonly own: LockedAccount;
  readonly others: readonly LockedAccount[];
};

/**
 * Locks the account of a member with those of their household. Members come first in it and in joining and leaving: who
 * was in the household is read again once all are held, so that a leaving and a redemption at once have one order. Of
 * others, those that cannot be spent from are left out: the member is suspended, the account is frozen.
 */
export async function lockShared(
  { tx, now }: LedgerContext,
  memberId: number,
): Promise<SharedAccounts> {
  const seen = await joinedWith(tx, memberId);
  const accounts = await lockAccounts(tx, [memberId, ...seen], now);
  const joined = new Set(seen.length === 0 ? [] : await joinedWith(tx, memberId));
  const own = present(accounts.get(memberId), 'a locked account is there');
  const others = [...accounts.values()].filter(
    (account) =>
      account !== own && joined.has(account.memberId) && refusalOf(account, 'redeem') === null,
  );
  return { own, others };
}
