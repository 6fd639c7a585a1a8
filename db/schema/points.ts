import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { ADJUST_REASONS, ENTRY_KINDS, FREEZE_REASONS } from '@/lib/domain/points/states';
import { users } from './access';
import { dayColumn, idColumn, momentColumn, pointsColumn } from './columns';
import { oneOf } from './constraints';

/**
 * The account of a member, opened by its first movement. `balance` is what the available lots hold less the debt;
 * pending lots stand apart. The figures repeat the last entry (deferred triggers); rows are never deleted.
 * No foreign keys to members in the ledger: the demo loader rebuilds their keys. A trigger asks for the member.
 */
export const pointAccounts = pgTable(
  'point_accounts',
  {
    memberId: idColumn('member_id').primaryKey(),
    /** Number of the last entry. */
    seq: integer('seq').notNull().default(0),
    balance: pointsColumn('balance').notNull().default(sql`0`),
    pending: pointsColumn('pending').notNull().default(sql`0`),
    debt: pointsColumn('debt').notNull().default(sql`0`),
    /** Since it takes no movements. */
    frozenAt: momentColumn('frozen_at'),
    frozenReason: text('frozen_reason', { enum: FREEZE_REASONS }),
    openedAt: momentColumn('opened_at').notNull(),
  },
  (t) => [
    // Few are frozen: that one is not is known without reading it.
    index('point_accounts_frozen_idx').on(t.memberId).where(sql`frozen_at IS NOT NULL`),
    check('point_accounts_not_below_debt', sql`balance >= -debt`),
    check('point_accounts_debt_not_negative', sql`debt >= 0`),
    check('point_accounts_pending_not_negative', sql`pending >= 0`),
    check('point_accounts_frozen_for_a_reason', sql`(frozen_at IS NULL) = (frozen_reason IS NULL)`),
    check(
      'point_accounts_frozen_reason_known',
      sql`frozen_reason IN (${sql.raw(FREEZE_REASONS.map((reason) => `'${reason}'`).join(', '))})`,
    ),
  ],
);

/**
 * Every movement of points, only appended to. Entries of an account are chained: each `…_after` is the one before plus
 * this amount (trigger). `amount` changes what can be spent, `pending` what waits, `debt` what is owed. That an entry has its
 * account, the people it names and the entry it takes back is asked by triggers, once a statement: a foreign key asks row by
 * row, which the night cannot afford.
 */
export const pointEntries = pgTable(
  'point_entries',
  {
    memberId: idColumn('member_id').notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind', { enum: ENTRY_KINDS }).notNull(),
    amount: pointsColumn('amount').notNull(),
    pending: pointsColumn('pending').notNull().default(sql`0`),
    debt: pointsColumn('debt').notNull().default(sql`0`),
    balanceAfter: pointsColumn('balance_after').notNull(),
    pendingAfter: pointsColumn('pending_after').notNull(),
    debtAfter: pointsColumn('debt_after').notNull(),
    /** The movement that this belongs to: the row of point_keys. */
    source: text('source').notNull(),
    key: text('key').notNull(),
    /** The entry of the same member that it takes back. */
    reverses: integer('reverses'),
    /** The other account of a move, or of `otherSeq`. */
    otherMemberId: idColumn('other_member_id'),
    /** The entry that this takes back where it stands at an account that was merged into this one. */
    otherSeq: integer('other_seq'),
    /** The lot whose whole rest ended with this entry, which names it back (`expired_seq`): the two need no allocation. */
    endedLotId: idColumn('ended_lot_id'),
    reason: text('reason', { enum: ADJUST_REASONS }),
    actor: text('actor').notNull(),
    /** Who asked for it, and the second person who agreed. */
    requestedBy: integer('requested_by'),
    approvedBy: integer('approved_by'),
    occurredAt: momentColumn('occurred_at').notNull(),
    bookedAt: momentColumn('booked_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'point_entries_pkey', columns: [t.memberId, t.seq] }),
    index('point_entries_reverses_idx').on(t.memberId, t.reverses).where(sql`reverses IS NOT NULL`),
    index('point_entries_other_idx')
      .on(t.otherMemberId, t.otherSeq)
      .where(sql`other_seq IS NOT NULL`),
    // Of expiry and activation nobody asks by key.
    index('point_entries_movement_idx')
      .on(t.source, t.key)
      .where(sql`kind <> 'expire' AND kind <> 'activate'`),
    // Entries are appended in the order of time: a range of days is found by a few pages, and it costs a posting nothing.
    index('point_entries_redeems_idx')
      .on(t.memberId, t.occurredAt, t.amount)
      .where(sql`kind = 'redeem'`),
    index('point_entries_booked_idx').using('brin', t.bookedAt).with({ pages_per_range: 16 }),
    index('point_entries_requested_by_idx').on(t.requestedBy).where(sql`requested_by IS NOT NULL`),
    index('point_entries_approved_by_idx').on(t.approvedBy).where(sql`approved_by IS NOT NULL`),
    oneOf('point_entries_reason_known', t.reason, ADJUST_REASONS),
    check('point_entries_seq_from_one', sql`seq >= 1`),
    check('point_entries_moves_something', sql`amount <> 0 OR pending <> 0 OR debt <> 0`),
    check('point_entries_amount_bounded', sql`abs(amount) <= 1000000000000`),
    // What each kind may do, and that there is no other kind: a function, for a check is read anew with each statement, and this
    // one was two thirds of all that is read.
    check('point_entries_direction', sql`point_entry_goes_its_way(kind, amount, pending, debt)`),
    check(
      'point_entries_reversals_name_the_original',
      sql`(reverses IS NOT NULL OR other_seq IS NOT NULL) = (kind IN ('redeem_reversal', 'earn_reversal'))
        AND (reverses IS NULL OR other_seq IS NULL)`,
    ),
    check(
      'point_entries_moves_name_the_other',
      sql`(other_member_id IS NOT NULL) = (kind IN ('transfer_in', 'transfer_out', 'merge_in', 'merge_out')
        OR other_seq IS NOT NULL) AND other_member_id <> member_id`,
    ),
    check('point_entries_second_person', sql`approved_by <> requested_by`),
    check('point_entries_only_ends_name_a_lot', sql`ended_lot_id IS NULL OR kind = 'expire'`),
    check('point_entries_adjusted_for_a_reason', sql`kind <> 'adjust' OR reason IS NOT NULL`),
  ],
);

/**
 * What a person wrote about an entry: what was shown to them, and remarks. Free text may name people, so it stands apart
 * from the entry and may be erased.
 */
export const pointEntryNotes = pgTable(
  'point_entry_notes',
  {
    memberId: idColumn('member_id').notNull(),
    seq: integer('seq').notNull(),
    evidence: text('evidence').notNull().default(''),
    note: text('note').notNull().default(''),
  },
  (t) => [
    primaryKey({ name: 'point_entry_notes_pkey', columns: [t.memberId, t.seq] }),
    foreignKey({
      name: 'point_entry_notes_entry_fkey',
      columns: [t.memberId, t.seq],
      foreignColumns: [pointEntries.memberId, pointEntries.seq],
    }),
  ],
);

/**
 * A movement, or any other call that has one effect, asked for from outside: inserted first, with the hash of what was
 * asked; the answer is written in the same transaction, as text, and given again to whoever asks the same once more.
 * Distributed by its own key.
 */
export const pointKeys = pgTable(
  'point_keys',
  {
    source: text('source').notNull(),
    key: text('key').notNull(),
    inputHash: text('input_hash').notNull(),
    /** Null only inside the transaction that makes it. */
    answer: text('answer'),
    bookedAt: momentColumn('booked_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'point_keys_pkey', columns: [t.source, t.key] }),
    // Keys of calls of the API end after their days: the sweep finds the oldest. Those of movements stay.
    index('point_keys_of_calls_idx').on(t.bookedAt).where(sql`source LIKE 'api:%'`),
  ],
);

/** What a person has moved by hand on a day of the programme without a second person: locked before it is judged. */
export const pointAllowances = pgTable(
  'point_allowances',
  {
    userId: integer('user_id')
      .notNull()
      .references(() => users.userId),
    usedOn: dayColumn('used_on').notNull(),
    used: pointsColumn('used').notNull().default(sql`0`),
  },
  (t) => [
    primaryKey({ name: 'point_allowances_pkey', columns: [t.userId, t.usedOn] }),
    check('point_allowances_used_not_negative', sql`used >= 0`),
  ],
);

/** What a member gave to others on a day of the programme: changed under the lock of their account. */
export const pointTransferDays = pgTable(
  'point_transfer_days',
  {
    memberId: idColumn('member_id').notNull(),
    givenOn: dayColumn('given_on').notNull(),
    given: pointsColumn('given').notNull(),
  },
  (t) => [
    primaryKey({ name: 'point_transfer_days_pkey', columns: [t.memberId, t.givenOn] }),
    check('point_transfer_days_given_not_negative', sql`given >= 0`),
  ],
);
