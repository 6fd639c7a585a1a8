import 'server-only';
import { actorLabel } from '@/lib/domain/access/actor';
import type { Take } from '@/lib/domain/points/lots';
import type { EntryKind, LotState } from '@/lib/domain/points/states';
import { assert, present } from '@/lib/domain/shared/assert';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import { type LockedAccount, requireOpen } from './lock-accounts';
import type { LedgerContext, Movement } from './movement';

/** A lot that an entry makes. */
export type NewLot = {
  readonly amount: Points;
  /** When the points were first earned. */
  readonly earnedAt: Date;
  /** Null: they never end. */
  readonly expiresAt: Date | null;
  /** Waits until then; left out: available at once. */
  readonly activatesAt?: Date | null;
  /** The lot that it continues. */
  readonly from?: { readonly memberId: number; readonly lotId: number };
};

/** What is taken from a lot, and what becomes of it when nothing is left. */
export type EntryTake = Take & {
  readonly end: Exclude<LotState, 'pending' | 'available'>;
  /** How much of it was promised to a hold that ends with this. */
  readonly released?: Points;
};

export type NewEntry = {
  readonly kind: EntryKind;
  readonly amount: Points;
  readonly pending?: Points;
  readonly debt?: Points;
  readonly takes?: readonly EntryTake[];
  readonly gives?: readonly NewLot[];
  /** Lots that wait no longer. */
  readonly activates?: readonly number[];
  readonly reverses?: number;
  readonly otherMemberId?: number;
  /** The entry of the other account that it takes back: that account was merged into this one. */
  readonly otherSeq?: number;
};

export type Posted = { readonly account: LockedAccount; readonly seq: number };

const NONE = toPoints(0n);

/** One statement for everything an entry touches; what does not fit together, the triggers refuse at the end. */
const POST = {
  name: 'post_entry',
  text: `
  WITH account AS (
    UPDATE point_accounts SET seq = $2, balance = $4, pending = $5, debt = $6 WHERE member_id = $1 AND seq = $2 - 1
    RETURNING member_id
  ), entry AS (
    INSERT INTO point_entries (member_id, seq, kind, amount, pending, debt, balance_after, pending_after, debt_after,
      source, key, reverses, other_member_id, reason, actor, requested_by, approved_by, occurred_at, booked_at, other_seq)
    SELECT member_id, $2, $3, $7, $8, $9, $4, $5, $6, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $33 FROM account
    RETURNING seq
  ), note AS (
    INSERT INTO point_entry_notes (member_id, seq, evidence, note)
    SELECT $1, seq, $20, $21 FROM entry WHERE $20 <> '' OR $21 <> ''
  ), taken AS (
    UPDATE point_lots l SET remaining = l.remaining - t.amount, held = l.held - t.released,
      state = CASE WHEN l.remaining = t.amount THEN t.ends ELSE l.state END
    FROM unnest($22::bigint[], $23::bigint[], $24::text[], $25::bigint[]) AS t (lot_id, amount, ends, released)
    WHERE l.member_id = $1 AND l.lot_id = t.lot_id
  ), allocated AS (
    INSERT INTO point_allocations (member_id, seq, lot_id, amount)
    SELECT $1, entry.seq, t.lot_id, t.amount FROM entry, unnest($22::bigint[], $23::bigint[]) AS t (lot_id, amount)
  ), given AS (
    INSERT INTO point_lots (member_id, seq, state, amount, remaining, earned_at, activates_at, expires_at,
      from_member_id, from_lot_id)
    SELECT $1, entry.seq, CASE WHEN g.activates_at IS NULL THEN 'available' ELSE 'pending' END, g.amount, g.amount,
      g.earned_at, g.activates_at, g.expires_at, g.from_member_id, g.from_lot_id
    FROM entry, unnest($26::bigint[], $27::timestamptz[], $28::timestamptz[], $29::timestamptz[], $30::bigint[],
      $31::bigint[]) WITH ORDINALITY
      AS g (amount, earned_at, activates_at, expires_at, from_member_id, from_lot_id, place)
    ORDER BY g.place
  ), activated AS (
    UPDATE point_lots SET state = 'available' WHERE member_id = $1 AND lot_id = ANY($32::bigint[])
  )
  SELECT seq FROM entry`,
};

function takeColumns(takes: readonly EntryTake[]): unknown[] {
  return [
    takes.map(({ lotId }) => lotId),
    takes.map(({ amount }) => amount),
    takes.map(({ end }) => end),
    takes.map(({ released }) => released ?? NONE),
  ];
}

function lotColumns(lots: readonly NewLot[]): unknown[] {
  return [
    lots.map(({ amount }) => amount),
    lots.map(({ earnedAt }) => earnedAt),
    lots.map(({ activatesAt }) => activatesAt ?? null),
    lots.map(({ expiresAt }) => expiresAt),
    lots.map(({ from }) => from?.memberId ?? null),
    lots.map(({ from }) => from?.lotId ?? null),
  ];
}

/**
 * Appends one entry to a locked account with everything that belongs to it: the account's figures, lots taken from and
 * made, allocations, notes. The only statement that writes single movements. Throws `points_refused` when the account
 * takes no such movement.
 */
export async function postEntry(
  { tx, actor, now }: LedgerContext,
  account: LockedAccount,
  { entry, movement }: { readonly entry: NewEntry; readonly movement: Movement },
): Promise<Posted> {
  requireOpen(account, entry.kind);
  const { pending = NONE, debt = NONE, takes = [], gives = [], activates = [] } = entry;
  const seq = account.seq + 1;
  const after: LockedAccount = {
    ...account,
    seq,
    balance: toPoints(account.balance + entry.amount),
    pending: toPoints(account.pending + pending),
    debt: toPoints(account.debt + debt),
  };
  const { rows } = await tx.client.query<{ seq: number }>({
    ...POST,
    values: [
      account.memberId,
      seq,
      entry.kind,
      after.balance,
      after.pending,
      after.debt,
      entry.amount,
      pending,
      debt,
      movement.source,
      movement.key,
      entry.reverses ?? null,
      entry.otherMemberId ?? null,
      movement.reason ?? null,
      actorLabel(actor),
      movement.requestedBy ?? null,
      movement.approvedBy ?? null,
      movement.occurredAt ?? now,
      now,
      movement.evidence ?? '',
      movement.note ?? '',
      ...takeColumns(takes),
      ...lotColumns(gives),
      activates,
      entry.otherSeq ?? null,
    ],
  });
  assert(rows.length === 1, 'a locked account takes the next entry');
  return { account: after, seq: present(rows[0], 'an entry has a number').seq };
}
