import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { idColumn, momentColumn } from './columns';

/** One row: how far the comparing of the ledger, which runs all day, has come. */
export const ledgerWatch = pgTable(
  'ledger_watch',
  {
    watchId: smallint('watch_id').primaryKey().default(1),
    /** When it last looked; null: never. */
    ranAt: momentColumn('ran_at'),
    ranForMs: integer('ran_for_ms').notNull().default(0),
    /** Accounts compared by the last look. */
    accounts: integer('accounts').notNull().default(0),
    /** What was booked before this moment has been compared. */
    bookedUntil: momentColumn('booked_until'),
    /** The member that the round over everything goes on from. */
    nextMemberId: idColumn('next_member_id').notNull().default(0),
    roundBeganAt: momentColumn('round_began_at'),
    /** When the last whole round ended. */
    roundEndedAt: momentColumn('round_ended_at'),
  },
  (t) => [check('ledger_watch_single_row', sql`${t.watchId} = 1`)],
);

/**
 * An account that did not agree with its books when it was compared, in figures. Open until somebody lets the account go
 * on after the books agree again. Never deleted.
 */
export const ledgerMismatches = pgTable(
  'ledger_mismatches',
  {
    memberId: idColumn('member_id').notNull(),
    mismatchId: idColumn('mismatch_id').notNull().generatedAlwaysAsIdentity(),
    /** Which check of the doctor found it. */
    checkId: text('check_id').notNull(),
    /** The account, lot, entry or hold that differs. */
    subject: text('subject').notNull(),
    stored: text('stored').notNull(),
    found: text('found').notNull(),
    foundAt: momentColumn('found_at').notNull(),
    endedAt: momentColumn('ended_at'),
  },
  (t) => [
    primaryKey({ name: 'ledger_mismatches_pkey', columns: [t.memberId, t.mismatchId] }),
    index('ledger_mismatches_open_idx').on(t.foundAt).where(sql`ended_at IS NULL`),
  ],
);
