import 'server-only';
import { takeFrom } from '@/lib/domain/points/lots';
import type { EntryKind } from '@/lib/domain/points/states';
import { assert } from '@/lib/domain/shared/assert';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import type { LockedAccount } from './lock-accounts';
import type { LedgerContext, Movement } from './movement';
import { readLots } from './open-lots';
import { type NewEntry, type NewLot, type Posted, postEntry, postEntryAtEnd } from './post-entry';

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

/** Points that an account is given, as one lot. */
type ToCredit = {
  readonly kind: Extract<EntryKind, 'earn' | 'adjust' | 'reactivate'>;
  /** Above zero. */
  readonly points: Points;
  readonly lot: Pick<NewLot, 'expiresAt' | 'activatesAt' | 'from'> & { readonly earnedAt?: Date };
  readonly movement: Movement;
};

function entryOf({ now }: LedgerContext, { kind, points, lot, movement }: ToCredit): NewEntry {
  assert(points > 0n, 'what is credited is above zero');
  const { activatesAt = null } = lot;
  const isWaiting = activatesAt !== null && activatesAt.getTime() > now.getTime();
  const earnedAt = lot.earnedAt ?? movement.occurredAt ?? now;
  return {
    kind,
    amount: isWaiting ? toPoints(0n) : points,
    pending: isWaiting ? points : toPoints(0n),
    gives: [{ ...lot, amount: points, earnedAt, activatesAt: isWaiting ? activatesAt : null }],
  };
}

/**
 * Gives points to a locked account as one lot; one that has `activatesAt` in the future waits. What it owes is repaid
 * from it at once. Answers the account after it and the number of the giving entry.
 */
export async function credit(
  context: LedgerContext,
  account: LockedAccount,
  given: ToCredit,
): Promise<Posted> {
  const { movement } = given;
  const posted = await postEntry(context, account, { entry: entryOf(context, given), movement });
  return { account: await repayDebt(context, posted.account, movement), seq: posted.seq };
}

/** The same for the last movement of a transaction: unless there is a debt to repay, it is written with the end. */
export async function creditAtEnd(
  context: LedgerContext,
  account: LockedAccount,
  given: ToCredit,
): Promise<Posted> {
  if (account.debt !== 0n) return credit(context, account, given);
  const { movement } = given;
  return postEntryAtEnd(context, account, { entry: entryOf(context, given), movement });
}
