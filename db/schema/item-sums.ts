import { boolean, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { dayColumn, minorColumn, momentColumn } from './columns';

/** Receipts of a store's day that tell their articles, and how many items they hold, of members and of guests. Counted by the month. */
export const itemDays = pgTable(
  'item_days',
  {
    storeId: integer('store_id').notNull(),
    businessDate: dayColumn('business_date').notNull(),
    isGuest: boolean('is_guest').notNull(),
    receipts: integer('receipts').notNull(),
    items: minorColumn('items').notNull(),
  },
  (t) => [primaryKey({ name: 'item_days_pkey', columns: [t.storeId, t.businessDate, t.isGuest] })],
);

/** Months with receipts: since when one is to be counted anew (null: it is not), and when it was. */
export const itemMonths = pgTable(
  'item_months',
  {
    month: dayColumn('month').notNull(),
    dueAt: momentColumn('due_at'),
    countedAt: momentColumn('counted_at'),
  },
  (t) => [primaryKey({ name: 'item_months_pkey', columns: [t.month] })],
);
