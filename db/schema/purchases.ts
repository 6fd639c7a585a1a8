import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import { CHANNELS, LINE_KINDS } from '@/lib/domain/rules/conditions';
import { dayColumn, idColumn, minorColumn, momentColumn } from './columns';
import { oneOf } from './constraints';

/**
 * Receipts and returns, partitioned by month of `business_date` (see migrations). A return is a row of its own
 * with a negative amount. Guests stand under member 0, which is why there is no foreign key to members:
 * members are never deleted, and `npm run doctor` looks for orphans.
 */
export const purchases = pgTable(
  'purchases',
  {
    memberId: idColumn('member_id').notNull(),
    businessDate: date('business_date', { mode: 'string' }).notNull(),
    purchaseId: idColumn('purchase_id').notNull().default(sql`nextval('purchase_id_seq')`),
    storeId: integer('store_id').notNull(),
    till: text('till').notNull().default(''),
    receipt: text('receipt').notNull(),
    isReturn: boolean('is_return').notNull().default(false),
    purchasedAt: momentColumn('purchased_at').notNull(),
    amountMinor: minorColumn('amount_minor').notNull(),
    discountMinor: minorColumn('discount_minor').notNull().default(sql`0`),
    /** Days since the member's purchase before this one; null on the first, on returns and for guests. */
    gapDays: integer('gap_days'),
    /** How it was bought; null: nobody said. */
    channel: text('channel', { enum: CHANNELS }),
    /** What came back of it by returns that name it, above zero. */
    returnedMinor: minorColumn('returned_minor').notNull().default(sql`0`),
    /** The purchase of the same member that a return revises, where it names one. */
    revisesOn: date('revises_on', { mode: 'string' }),
    revisesId: idColumn('revises_id'),
  },
  (t) => [
    primaryKey({ name: 'purchases_pkey', columns: [t.memberId, t.businessDate, t.purchaseId] }),
    // Guests' receipts alone: a claim looks for one by its day and amount.
    index('purchases_guest_amount_idx')
      .on(t.businessDate, t.amountMinor)
      .where(sql`member_id = 0 AND NOT is_return`),
    // Who was silent for long: few receipts end such a silence.
    index('purchases_long_gaps_idx')
      .on(t.businessDate, t.memberId, t.gapDays)
      .where(sql`gap_days > 60 AND NOT is_return`),
    index('purchases_revises_idx')
      .on(t.memberId, t.revisesOn, t.revisesId)
      .where(sql`revises_id IS NOT NULL`),
    oneOf('purchases_channel_known', t.channel, CHANNELS),
    check(
      'purchases_returned_within',
      sql`returned_minor = 0 OR (NOT is_return AND returned_minor BETWEEN 0 AND amount_minor)`,
    ),
    check(
      'purchases_returns_revise',
      sql`(revises_on IS NULL) = (revises_id IS NULL) AND (revises_id IS NULL OR is_return)`,
    ),
    check(
      'purchases_sign',
      sql`CASE WHEN ${t.isReturn} THEN ${t.amountMinor} <= 0 ELSE ${t.amountMinor} >= 0 END`,
    ),
  ],
);

/**
 * Articles of a receipt, partitioned likewise. Amounts are signed as the receipt's. A line of a return that names its purchase
 * has the number of the line that came back; how much of a line came back stands with the line that was bought.
 */
export const purchaseLines = pgTable(
  'purchase_lines',
  {
    memberId: idColumn('member_id').notNull(),
    businessDate: date('business_date', { mode: 'string' }).notNull(),
    purchaseId: idColumn('purchase_id').notNull(),
    lineNo: smallint('line_no').notNull(),
    article: text('article').notNull().default(''),
    category: text('category').notNull().default(''),
    quantityMilli: minorColumn('quantity_milli').notNull(),
    amountMinor: minorColumn('amount_minor').notNull(),
    kind: text('kind', { enum: LINE_KINDS }).notNull().default('goods'),
    /** "name=value" each. */
    labels: text('labels').array().notNull().default([]),
    returnedMilli: minorColumn('returned_milli').notNull().default(sql`0`),
    returnedMinor: minorColumn('returned_minor').notNull().default(sql`0`),
  },
  (t) => [
    primaryKey({
      name: 'purchase_lines_pkey',
      columns: [t.memberId, t.businessDate, t.purchaseId, t.lineNo],
    }),
    oneOf('purchase_lines_kind_known', t.kind, LINE_KINDS),
    check(
      'purchase_lines_returned_within',
      sql`returned_milli BETWEEN 0 AND greatest(quantity_milli, 0)
        AND returned_minor BETWEEN 0 AND greatest(amount_minor, 0)`,
    ),
  ],
);

/** A receipt counts once, whoever sends it: store, till, number, business day, operation. Partitioned by month. */
export const receiptClaims = pgTable(
  'receipt_claims',
  {
    storeId: integer('store_id').notNull(),
    businessDate: date('business_date', { mode: 'string' }).notNull(),
    receipt: text('receipt').notNull(),
    till: text('till').notNull(),
    isReturn: boolean('is_return').notNull(),
    memberId: idColumn('member_id').notNull(),
    purchaseId: idColumn('purchase_id').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'receipt_claims_pkey',
      columns: [t.storeId, t.businessDate, t.receipt, t.till, t.isReturn],
    }),
  ],
);

/**
 * One row a member, kept true in the transaction of each purchase. Only the primary key is indexed, so that
 * updates stay in the page. `home_store_id` is the store of the first purchase. Windows end at
 * `analytics_state.as_of_on`; r, f, m are scored by the current model over 365 days. What reports sum stands first:
 * PostgreSQL reads a row up to the last column that a query needs.
 */
export const memberSummary = pgTable('member_summary', {
  memberId: idColumn('member_id').primaryKey(),
  revenue365Minor: minorColumn('revenue_365_minor').notNull().default(sql`0`),
  receipts365: integer('receipts_365').notNull().default(0),
  r: smallint('r'),
  f: smallint('f'),
  m: smallint('m'),
  tierId: smallint('tier_id'),
  homeStoreId: integer('home_store_id'),
  joinedOn: dayColumn('joined_on').notNull(),
  lastPurchaseOn: dayColumn('last_purchase_on'),
  firstPurchaseOn: dayColumn('first_purchase_on'),
  receipts: integer('receipts').notNull().default(0),
  revenueMinor: minorColumn('revenue_minor').notNull().default(sql`0`),
  revenue90Minor: minorColumn('revenue_90_minor').notNull().default(sql`0`),
  revenue30Minor: minorColumn('revenue_30_minor').notNull().default(sql`0`),
  receipts90: integer('receipts_90').notNull().default(0),
  receipts30: integer('receipts_30').notNull().default(0),
  revenue60Minor: minorColumn('revenue_60_minor').notNull().default(sql`0`),
  receipts60: integer('receipts_60').notNull().default(0),
  /** The way to repeat purchases: the second to the fifth day on which the member bought. */
  secondPurchaseOn: dayColumn('second_purchase_on'),
  thirdPurchaseOn: dayColumn('third_purchase_on'),
  fourthPurchaseOn: dayColumn('fourth_purchase_on'),
  fifthPurchaseOn: dayColumn('fifth_purchase_on'),
});

/**
 * What lists of members are sorted and narrowed by, copied from `members` and `member_summary` in the transaction that
 * changes it there: the indexes stand here, so that the summary stays free of them, and the row is narrow, so that a walk along
 * an index can also decide who is in. Who never bought stands before everybody, on 0001-01-01.
 */
export const memberSortKeys = pgTable(
  'member_sort_keys',
  {
    memberId: idColumn('member_id').primaryKey(),
    lastPurchaseOn: dayColumn('last_purchase_on').notNull().default('0001-01-01'),
    revenue365Minor: minorColumn('revenue_365_minor').notNull().default(sql`0`),
    receipts365: integer('receipts_365').notNull().default(0),
    joinedOn: dayColumn('joined_on').notNull(),
    homeStoreId: integer('home_store_id'),
    tierId: smallint('tier_id'),
    status: text('status').notNull(),
    kind: text('kind').notNull(),
  },
  (t) => [
    index('member_sort_keys_status').on(t.status),
    index('member_sort_keys_kind').on(t.kind),
    index('member_sort_keys_joined').on(t.joinedOn, t.memberId),
    index('member_sort_keys_tier_store').on(t.tierId, t.homeStoreId),
    index('member_sort_keys_last_purchase').on(t.lastPurchaseOn, t.memberId),
    index('member_sort_keys_revenue').on(t.revenue365Minor, t.memberId),
    index('member_sort_keys_receipts').on(t.receipts365, t.memberId),
  ],
);

/** Receipts and net revenue of a member in a month; `cohort` is the month of the member's first purchase. */
export const memberMonths = pgTable(
  'member_months',
  {
    memberId: idColumn('member_id').notNull(),
    month: dayColumn('month').notNull(),
    cohort: dayColumn('cohort'),
    receipts: integer('receipts').notNull(),
    revenueMinor: minorColumn('revenue_minor').notNull(),
  },
  (t) => [primaryKey({ name: 'member_months_pkey', columns: [t.memberId, t.month] })],
);
