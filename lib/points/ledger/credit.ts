import 'server-only';
import { takeFrom } from '@/lib/domain/points/lots';
import type { EntryKind } from '@/lib/domain/points/states';
import { assert } from '@/lib/domain/shared/assert';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import type { LockedAccount } from './lock-accounts';
import type { LedgerContext, Movement } from './movement';
import { readLots } from './open-lots';
import { type NewLot, type Posted, postEntry } from './post-entry';

/**
 * Repays the debt of a locked account out of what can be spent; an entry of its own that leaves the balance as it is.
 * Nothing to repay, or nothing to repay it from: the account as it was.
 */
export async function repayDebt(
  context: LedgerContext,
  account: LockedAccount,
  movement: Movement,
): Promise<LockedAccount> {
  if (account.debt === 0n) return account;
  const lots = await readLots(context.tx, account.memberId);
  const { takes, short } = takeFrom(lots, account.debt, context.now);
  if (takes.length === 0) return account;
  const entry = {
    kind: 'debt_repaid',
    amount: toPoints(0n),
    debt: toPoints(short - account.debt),
    takes: takes.map((take) => ({ ...take, end: 'consumed' as const })),
  } as const;
  return (await postEntry(context, account, { entry, movement })).account;
}

/**
 * Gives points to a locked account as one lot; one that has `activatesAt` in the future waits. What it owes is repaid
 * from it at once. `points` above zero. Answers the account after it and the number of the giving entry.
 */
export async function credit(
  context: LedgerContext,
  account: LockedAccount,
  {
    kind,
    points,
    lot,
    movement,
  }: {
    readonly kind: Extract<EntryKind, 'earn' | 'adjust' | 'reactivate'>;
    readonly points: Points;
    readonly lot: Pick<NewLot, 'expiresAt' | 'activatesAt' | 'from'> & { readonly earnedAt?: Date };
    readonly movement: Movement;
  },
): Promise<Posted> {
  assert(points > 0n, 'what is credited is above zero');
  const { activatesAt = null } = lot;
  const isWaiting = activatesAt !== null && activatesAt.getTime() > context.now.getTime();
  const earnedAt = lot.earnedAt ?? movement.occurredAt ?? context.now;
  const entry = {
    kind,
    amount: isWaiting ? toPoints(0n) : points,
    pending: isWaiting ? points : toPoints(0n),
    gives: [{ ...lot, amount: points, earnedAt, activatesAt: isWaiting ? activatesAt : null }],
  };
  const posted = await postEntry(context, account, { entry, movement });
  return { account: await repayDebt(context, posted.account, movement), seq: posted.seq };
}
