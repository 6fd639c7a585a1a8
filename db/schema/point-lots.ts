import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { HOLD_STATES, LOT_STATES } from '@/lib/domain/points/states';
import { idColumn, momentColumn, pointsColumn } from './columns';
import { oneOf } from './constraints';
import { pointAccounts, pointEntries } from './points';

/**
 * Points of one source with one end. `remaining` only falls, each time by an allocation or by the entry that ends it; what comes
 * back is a new lot. `held` is promised to open holds. That the entry which made it is there is compared at COMMIT (triggers).
 */
export const pointLots = pgTable(
  'point_lots',
  {
    memberId: idColumn('member_id').notNull(),
    lotId: idColumn('lot_id').notNull().generatedAlwaysAsIdentity(),
    /** The entry that made it. */
    seq: integer('seq').notNull(),
    state: text('state', { enum: LOT_STATES }).notNull(),
    amount: pointsColumn('amount').notNull(),
    remaining: pointsColumn('remaining').notNull(),
    held: pointsColumn('held').notNull().default(sql`0`),
    /** When the points were first earned: of two that expire together the older goes first. Kept by moves. */
    earnedAt: momentColumn('earned_at').notNull(),
    /** When a pending lot becomes available. */
    activatesAt: momentColumn('activates_at'),
    /** The first moment it is no longer good; null: never ends. */
    expiresAt: momentColumn('expires_at'),
    /** The lot that it was moved, returned or brought back from. */
    fromMemberId: idColumn('from_member_id'),
    fromLotId: idColumn('from_lot_id'),
    /** The entry that ended what was left of it, where that names it; else an allocation tells. */
    expiredSeq: integer('expired_seq'),
  },
  (t) => [
    primaryKey({ name: 'point_lots_pkey', columns: [t.memberId, t.lotId] }),
    index('point_lots_entry_idx').on(t.memberId, t.seq),
    index('point_lots_open_idx')
      .on(t.memberId, t.expiresAt, t.earnedAt, t.lotId)
      .where(sql`state IN ('pending', 'available')`),
    index('point_lots_expires_idx')
      .on(t.expiresAt, t.memberId)
      .where(sql`state = 'available' AND expires_at IS NOT NULL`),
    index('point_lots_activates_idx').on(t.activatesAt, t.memberId).where(sql`state = 'pending'`),
    index('point_lots_from_idx')
      .on(t.fromMemberId, t.fromLotId)
      .where(sql`from_lot_id IS NOT NULL`),
    oneOf('point_lots_state_known', t.state, LOT_STATES),
    check('point_lots_amount_positive', sql`amount > 0 AND amount <= 1000000000000`),
    check('point_lots_remaining_in_amount', sql`remaining >= 0 AND remaining <= amount`),
    check('point_lots_held_in_remaining', sql`held >= 0 AND held <= remaining`),
    check('point_lots_open_while_left', sql`(state IN ('pending', 'available')) = (remaining > 0)`),
    check('point_lots_pending_until', sql`state <> 'pending' OR activates_at IS NOT NULL`),
    check('point_lots_pending_unheld', sql`state <> 'pending' OR held = 0`),
    check('point_lots_ended_by_its_end', sql`expired_seq IS NULL OR state = 'expired'`),
    check('point_lots_from_known', sql`(from_member_id IS NULL) = (from_lot_id IS NULL)`),
  ],
);

/**
 * Which lots an entry took from, and how much. Only appended to. That entry and lot are there is compared at COMMIT, as is
 * what they hold (triggers): stricter than foreign keys, and once a statement.
 */
export const pointAllocations = pgTable(
  'point_allocations',
  {
    memberId: idColumn('member_id').notNull(),
    seq: integer('seq').notNull(),
    lotId: idColumn('lot_id').notNull(),
    amount: pointsColumn('amount').notNull(),
  },
  (t) => [
    primaryKey({ name: 'point_allocations_pkey', columns: [t.memberId, t.seq, t.lotId] }),
    index('point_allocations_lot_idx').on(t.memberId, t.lotId),
    check('point_allocations_amount_positive', sql`amount > 0`),
  ],
);

/** Points promised and not yet spent. The lots are chosen when it opens, so that what was promised cannot expire. */
export const pointHolds = pgTable(
  'point_holds',
  {
    memberId: idColumn('member_id').notNull(),
    holdId: idColumn('hold_id').notNull().generatedAlwaysAsIdentity(),
    state: text('state', { enum: HOLD_STATES }).notNull().default('open'),
    amount: pointsColumn('amount').notNull(),
    source: text('source').notNull(),
    key: text('key').notNull(),
    openedAt: momentColumn('opened_at').notNull(),
    lapsesAt: momentColumn('lapses_at').notNull(),
    endedAt: momentColumn('ended_at'),
    /** The entry that spent it. */
    seq: integer('seq'),
  },
  (t) => [
    primaryKey({ name: 'point_holds_pkey', columns: [t.memberId, t.holdId] }),
    foreignKey({
      name: 'point_holds_account_fkey',
      columns: [t.memberId],
      foreignColumns: [pointAccounts.memberId],
    }),
    foreignKey({
      name: 'point_holds_entry_fkey',
      columns: [t.memberId, t.seq],
      foreignColumns: [pointEntries.memberId, pointEntries.seq],
    }),
    index('point_holds_hold_id_idx').on(t.holdId),
    index('point_holds_entry_idx').on(t.memberId, t.seq).where(sql`seq IS NOT NULL`),
    index('point_holds_open_idx').on(t.lapsesAt, t.memberId).where(sql`state = 'open'`),
    oneOf('point_holds_state_known', t.state, HOLD_STATES),
    check('point_holds_amount_positive', sql`amount > 0`),
    check('point_holds_ended', sql`(state = 'open') = (ended_at IS NULL)`),
    check('point_holds_captured_by_an_entry', sql`(state = 'captured') = (seq IS NOT NULL)`),
  ],
);

/** The lots that a hold has promised. Only appended to. */
export const pointHoldLots = pgTable(
  'point_hold_lots',
  {
    memberId: idColumn('member_id').notNull(),
    holdId: idColumn('hold_id').notNull(),
    lotId: idColumn('lot_id').notNull(),
    amount: pointsColumn('amount').notNull(),
  },
  (t) => [
    primaryKey({ name: 'point_hold_lots_pkey', columns: [t.memberId, t.holdId, t.lotId] }),
    foreignKey({
      name: 'point_hold_lots_hold_fkey',
      columns: [t.memberId, t.holdId],
      foreignColumns: [pointHolds.memberId, pointHolds.holdId],
    }),
    foreignKey({
      name: 'point_hold_lots_lot_fkey',
      columns: [t.memberId, t.lotId],
      foreignColumns: [pointLots.memberId, pointLots.lotId],
    }),
    index('point_hold_lots_lot_idx').on(t.memberId, t.lotId),
    check('point_hold_lots_amount_positive', sql`amount > 0`),
  ],
);

/**
 * What statements have touched in the books, a row a statement: at the end of the transaction a deferred trigger compares
 * all of it with what belongs to it, and lets the row go. What stands in a row of the same transaction already is not written
 * again. UNLOGGED: nothing of it outlives a transaction.
 */
export const pointTouches = pgTable(
  'point_touches',
  {
    /** Whose rows these are; only they see them. */
    transactionId: bigint('transaction_id', { mode: 'bigint' })
      .notNull()
      .default(sql`pg_current_xact_id()::text::bigint`),
    accounts: idColumn('accounts').array(),
    entryMembers: idColumn('entry_members').array(),
    entrySeqs: integer('entry_seqs').array(),
    /** Of entries that are new, as they were written: what they come to (null where they take something back), figures after. */
    entryNets: pointsColumn('entry_nets').array(),
    entryBalances: pointsColumn('entry_balances').array(),
    entryPendings: pointsColumn('entry_pendings').array(),
    entryDebts: pointsColumn('entry_debts').array(),
    /** The lots that they end. */
    entryLots: idColumn('entry_lots').array(),
    lotMembers: idColumn('lot_members').array(),
    lotIds: idColumn('lot_ids').array(),
    holdMembers: idColumn('hold_members').array(),
    holdIds: idColumn('hold_ids').array(),
  },
  (t) => [index('point_touches_transaction_idx').on(t.transactionId)],
);
