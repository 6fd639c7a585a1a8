import 'server-only';
import type { Tx } from '@/db/write';
import type { MemberStatus } from '@/lib/domain/members/states';
import { type PointsRefusal, refusalOf } from '@/lib/domain/points/may-move';
import type { EntryKind } from '@/lib/domain/points/states';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import type { Points } from '@/lib/domain/shared/points';

/** An account under its lock, as its last entry left it. Each entry answers the account after it. */
export type LockedAccount = {
  readonly memberId: number;
  readonly status: MemberStatus;
  readonly isFrozen: boolean;
  readonly seq: number;
  /** What available lots hold, less the debt. */
  readonly balance: Points;
  readonly pending: Points;
  readonly debt: Points;
};

type Row = Omit<LockedAccount, 'balance' | 'pending' | 'debt'> & {
  readonly balance: string;
  readonly pending: string;
  readonly debt: string;
};

const points = (text: string) => BigInt(text) as Points;

const LOCK = {
  name: 'lock_point_accounts',
  text: `SELECT member_id::float8 AS "memberId", status, is_frozen AS "isFrozen", seq, balance::text, pending::text, debt::text
    FROM lock_point_accounts($1, $2)`,
};

/**
 * Locks the accounts of members until the transaction ends, members first, both in id order, so that nobody waits in a
 * circle; opens those that have none. Everything that moves points begins here. Throws `not_found`.
 */
export async function lockAccounts(
  { client }: Tx,
  memberIds: readonly number[],
  now: Date,
): Promise<ReadonlyMap<number, LockedAccount>> {
  const ids = [...new Set(memberIds)].toSorted((a, b) => a - b);
  const { rows } = await client.query<Row>({ ...LOCK, values: [ids, now] });
  if (rows.length !== ids.length) throw new AppError('not_found');
  return new Map(
    rows.map((row) => [
      row.memberId,
      {
        ...row,
        balance: points(row.balance),
        pending: points(row.pending),
        debt: points(row.debt),
      },
    ]),
  );
}

/** Locks the account of one member. Throws `not_found`. */
export async function lockAccount(tx: Tx, memberId: number, now: Date): Promise<LockedAccount> {
  const accounts = await lockAccounts(tx, [memberId], now);
  return present(accounts.get(memberId), 'a locked account is there');
}

/** The refusal of a movement; `reason` says why and chooses the words. */
export function refusePoints(reason: PointsRefusal): AppError {
  return new AppError('points_refused', { reason });
}

/** Throws `points_refused` with the reason when the account takes no such movement. */
export function requireOpen(account: LockedAccount, kind: EntryKind): void {
  const refusal = refusalOf(account, kind);
  if (refusal !== null) throw refusePoints(refusal);
}
