import { boolean, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { KEPT_STARTS } from '@/lib/domain/analytics/retention-settings';
import { dayColumn, minorColumn } from './columns';
import { oneOf } from './constraints';

/* Sums over all members, and the changes to them that are not folded in yet. */

/** What is summed of cohorts; `quarter_customers`: those for whom the month is the first of its quarter with a receipt. */
const cohortSums = () => ({
  customers: integer('customers').notNull(),
  quarterCustomers: integer('quarter_customers').notNull(),
  receipts: integer('receipts').notNull(),
  revenueMinor: minorColumn('revenue_minor').notNull(),
});

/**
 * Sums of `member_months` by cohort, month and home store; `cohort` is the month of the first purchase or that of joining. Truth is
 * cells plus the deltas not folded in yet.
 */
export const cohortCells = pgTable(
  'cohort_cells',
  {
    start: text('start', { enum: KEPT_STARTS }).notNull(),
    cohort: dayColumn('cohort').notNull(),
    month: dayColumn('month').notNull(),
    homeStoreId: integer('home_store_id').notNull(),
    ...cohortSums(),
  },
  (t) => [
    primaryKey({
      name: 'cohort_cells_pkey',
      columns: [t.start, t.cohort, t.month, t.homeStoreId],
    }),
    oneOf('cohort_cells_start_known', t.start, KEPT_STARTS),
  ],
);

/** The same sums by tier; tier 0 is none. Few rows: the whole triangle is read from here. */
export const cohortTierCells = pgTable(
  'cohort_tier_cells',
  {
    start: text('start', { enum: KEPT_STARTS }).notNull(),
    cohort: dayColumn('cohort').notNull(),
    month: dayColumn('month').notNull(),
    tierId: smallint('tier_id').notNull(),
    ...cohortSums(),
  },
  (t) => [
    primaryKey({
      name: 'cohort_tier_cells_pkey',
      columns: [t.start, t.cohort, t.month, t.tierId],
    }),
    oneOf('cohort_tier_cells_start_known', t.start, KEPT_STARTS),
  ],
);

/**
 * Changes to both kinds of cohort cells, appended in the purchase's transaction and folded in by the worker: `cohort` is NULL, as the
 * store is, of whom only returns are known. Tables of changes have no key: they are only appended to, read whole and emptied.
 */
export const cohortDeltas = pgTable('cohort_deltas', {
  cohort: dayColumn('cohort'),
  joined: dayColumn('joined').notNull(),
  month: dayColumn('month').notNull(),
  homeStoreId: integer('home_store_id'),
  tierId: smallint('tier_id').notNull(),
  ...cohortSums(),
});

/** A store's day: receipts (returns are not receipts) and net revenue, of members and of guests. */
export const storeDays = pgTable(
  'store_days',
  {
    storeId: integer('store_id').notNull(),
    businessDate: dayColumn('business_date').notNull(),
    isGuest: boolean('is_guest').notNull(),
    receipts: integer('receipts').notNull(),
    revenueMinor: minorColumn('revenue_minor').notNull(),
  },
  (t) => [primaryKey({ name: 'store_days_pkey', columns: [t.storeId, t.businessDate, t.isGuest] })],
);

/** Changes to store_days, appended in the purchase's transaction and folded in by the worker. */
export const storeDayDeltas = pgTable('store_day_deltas', {
  storeId: integer('store_id').notNull(),
  businessDate: dayColumn('business_date').notNull(),
  isGuest: boolean('is_guest').notNull(),
  receipts: integer('receipts').notNull(),
  revenueMinor: minorColumn('revenue_minor').notNull(),
});

const scoreSums = {
  /** r * 100 + f * 10 + m: 555 for the best. */
  code: smallint('code').notNull(),
  tierId: smallint('tier_id').notNull(),
  homeStoreId: integer('home_store_id').notNull(),
  customers: integer('customers').notNull(),
  receipts: integer('receipts').notNull(),
  revenueMinor: minorColumn('revenue_minor').notNull(),
};

/**
 * Scored members, their receipts and net revenue of 365 days, by score, tier (0: none) and home store. Truth is cells
 * plus the deltas not folded in yet; a scoring or a move of the windows makes all cells anew.
 */
export const rfmCells = pgTable('rfm_cells', scoreSums, (t) => [
  primaryKey({ name: 'rfm_cells_pkey', columns: [t.code, t.tierId, t.homeStoreId] }),
]);

/** Changes to rfm_cells, appended in the purchase's transaction and folded in by the worker. */
export const rfmDeltas = pgTable('rfm_deltas', {
  ...scoreSums,
});
