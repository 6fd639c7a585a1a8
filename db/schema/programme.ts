import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { HOUSEHOLD_LIMIT, HOUSEHOLD_LIMITS } from '@/lib/domain/households/states';
import { TRANSFER_LIMIT_MAX, TRANSFER_LIMITS } from '@/lib/domain/points/transfers';
import { CLAIM_DAYS, CLAIM_DAYS_MAX, CLAIM_DAYS_MIN } from '@/lib/domain/purchases/claims';
import { STORE_FORMATS } from '@/lib/domain/purchases/states';
import type { Points } from '@/lib/domain/shared/points';
import { dayColumn, momentColumn, pointsColumn } from './columns';
import { oneOf } from './constraints';

const transferLimit = (name: string, points: Points) =>
  pointsColumn(name)
    .notNull()
    .default(sql.raw(String(points)));

/** The programme: one row. */
export const programme = pgTable(
  'programme',
  {
    programmeId: smallint('programme_id').primaryKey().default(1),
    name: text('name').notNull(),
    currency: text('currency').notNull().default('RUB'),
    timeZone: text('time_zone').notNull().default('Europe/Moscow'),
    isDemo: boolean('is_demo').notNull().default(false),
    /** Days within which a member may claim a missing receipt. */
    claimDays: integer('claim_days').notNull().default(CLAIM_DAYS),
    /** Places in a household, invited ones too. */
    householdLimit: smallint('household_limit').notNull().default(HOUSEHOLD_LIMIT),
    /** What members may give to one another: whether, in one transfer, on a day and in a month. */
    hasTransfers: boolean('has_transfers').notNull().default(TRANSFER_LIMITS.hasTransfers),
    transferLeast: transferLimit('transfer_least', TRANSFER_LIMITS.least),
    transferMost: transferLimit('transfer_most', TRANSFER_LIMITS.most),
    transferADay: transferLimit('transfer_a_day', TRANSFER_LIMITS.aDay),
    transferAMonth: transferLimit('transfer_a_month', TRANSFER_LIMITS.aMonth),
    createdAt: momentColumn('created_at').notNull().defaultNow(),
  },
  (t) => [
    check('programme_single_row', sql`${t.programmeId} = 1`),
    check(
      'programme_claim_days_bounded',
      sql`claim_days BETWEEN ${sql.raw(`${CLAIM_DAYS_MIN} AND ${CLAIM_DAYS_MAX}`)}`,
    ),
    check(
      'programme_household_limit_in_bounds',
      sql.raw(`household_limit BETWEEN ${HOUSEHOLD_LIMITS.least} AND ${HOUSEHOLD_LIMITS.most}`),
    ),
    check(
      'programme_transfer_limits_in_order',
      sql.raw(`0 < transfer_least AND transfer_least <= transfer_most AND transfer_most <= transfer_a_day
        AND transfer_a_day <= transfer_a_month AND transfer_a_month <= ${TRANSFER_LIMIT_MAX}`),
    ),
  ],
);

/** Rungs of the ladder. Reference data. */
export const tiers = pgTable('tiers', {
  tierId: smallint('tier_id').primaryKey(),
  code: text('code').notNull().unique(),
  rank: smallint('rank').notNull().unique(),
  nameEn: text('name_en').notNull(),
  nameRu: text('name_ru').notNull(),
});

/** Shops, online ones too. Reference data. */
export const stores = pgTable(
  'stores',
  {
    storeId: integer('store_id').primaryKey().generatedByDefaultAsIdentity(),
    externalId: text('external_id').notNull().unique(),
    name: text('name').notNull(),
    format: text('format', { enum: STORE_FORMATS }).notNull().default('other'),
    region: text('region').notNull().default(''),
    city: text('city').notNull().default(''),
    /** Whose store it is; '' for the programme's own. */
    partner: text('partner').notNull().default(''),
    openedOn: dayColumn('opened_on'),
    createdAt: momentColumn('created_at').notNull().defaultNow(),
  },
  (t) => [oneOf('stores_format_known', t.format, STORE_FORMATS)],
);
