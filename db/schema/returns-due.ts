import { index, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { dayColumn, idColumn, momentColumn } from './columns';

/**
 * Returns that an import brought and whose points are still to be judged: the worker takes them away one by one. No foreign keys, as
 * purchases have none; the row goes with its return to whoever it is moved to.
 */
export const returnsDue = pgTable(
  'returns_due',
  {
    memberId: idColumn('member_id').notNull(),
    businessDate: dayColumn('business_date').notNull(),
    purchaseId: idColumn('purchase_id').notNull(),
    /** When it is looked at next: an account that takes no movement today is asked again. */
    nextAt: momentColumn('next_at').notNull(),
    /** How often it was put off. */
    putOff: integer('put_off').notNull().default(0),
  },
  (t) => [
    primaryKey({
      name: 'returns_due_pkey',
      columns: [t.memberId, t.businessDate, t.purchaseId],
    }),
    index('returns_due_next_idx').on(t.nextAt),
  ],
);
