import 'server-only';
import { actorLabel } from '@/lib/domain/access/actor';
import { refusalOf } from '@/lib/domain/points/may-move';
import { assert } from '@/lib/domain/shared/assert';
import type { Points } from '@/lib/domain/shared/points';
import { repayFromLots } from '../repay-from-lots';
import { lockAccounts } from './lock-accounts';
import type { LedgerContext } from './movement';

/** Points that one member is given, as one lot. */
export type Gift = {
  readonly memberId: number;
  /** Above zero. */
  readonly points: Points;
  /** With the source, names the movement for good. */
  readonly key: string;
  /** In the future: it waits until then. */
  readonly activatesAt: Date | null;
  readonly expiresAt: Date | null;
};

/** As `ACTIVATE` writes: rows stay where they were read, and the last of the writing parts runs first. */
const CREDIT = `
  WITH given AS MATERIALIZED (
    SELECT a.ctid AS account_at, a.member_id, a.seq + 1 AS seq, g.points, g.key, g.activates_at, g.expires_at, a.debt,
           CASE WHEN g.activates_at > $6 THEN 0 ELSE g.points END AS amount,
           CASE WHEN g.activates_at > $6 THEN g.points ELSE 0 END AS waits, a.balance, a.pending
      FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::timestamptz[], $5::timestamptz[])
        AS g (member_id, points, key, activates_at, expires_at)
      JOIN point_accounts a USING (member_id)
  ), accounts AS (
    UPDATE point_accounts a SET seq = g.seq, balance = g.balance + g.amount, pending = g.pending + g.waits
      FROM given g WHERE a.ctid = g.account_at
  ), lots AS (
    INSERT INTO point_lots (member_id, seq, state, amount, remaining, earned_at, activates_at, expires_at)
    SELECT member_id, seq, CASE WHEN waits > 0 THEN 'pending' ELSE 'available' END, points, points, $6,
      CASE WHEN waits > 0 THEN activates_at END, expires_at FROM given ORDER BY member_id
  ), entries AS (
    INSERT INTO point_entries (member_id, seq, kind, amount, pending, balance_after, pending_after, debt_after, source, key,
      actor, occurred_at, booked_at)
    SELECT member_id, seq, 'earn', amount, waits, balance + amount, pending + waits, debt, $7, key, $8, $6, $6
      FROM given ORDER BY member_id
  )
  SELECT member_id::float8 AS "memberId", seq, debt > 0 AND amount > 0 AS "isDebtor" FROM given`;

type Row = { readonly memberId: number; readonly seq: number; readonly isDebtor: boolean };

/**
 * Gives points to many members, one lot each, in a few statements however many they are: accounts are locked in the order of ids, what
 * members owe is repaid from it. A member comes once. Whose account takes no points now is left out, and nothing is thrown for it.
 * @returns the entry of each member who was given, by member
 */
export async function creditMany(
  context: LedgerContext,
  { source, gifts }: { readonly source: string; readonly gifts: readonly Gift[] },
): Promise<ReadonlyMap<number, number>> {
  const { tx, actor, now } = context;
  if (gifts.length === 0) return new Map();
  const ids = gifts.map(({ memberId }) => memberId);
  assert(new Set(ids).size === ids.length, 'a member is given once at a time');
  assert(
    gifts.every(({ points }) => points > 0n),
    'what is credited is above zero',
  );
  const accounts = await lockAccounts(tx, ids, now);
  const open = gifts.filter(({ memberId }) => {
    const account = accounts.get(memberId);
    return account !== undefined && refusalOf(account, 'earn') === null;
  });
  const { rows } = await tx.client.query<Row>(CREDIT, [
    open.map(({ memberId }) => memberId),
    open.map(({ points }) => points),
    open.map(({ key }) => key),
    open.map(({ activatesAt }) => activatesAt),
    open.map(({ expiresAt }) => expiresAt),
    now,
    source,
    actorLabel(actor),
  ]);
  const debtors = rows.filter(({ isDebtor }) => isDebtor).map(({ memberId }) => String(memberId));
  await repayFromLots(context, debtors);
  return new Map(rows.map(({ memberId, seq }) => [memberId, seq]));
}
