import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { HOUSEHOLD_LIMIT, HOUSEHOLD_LIMITS } from '@/lib/domain/households/states';
import {
  CAP_MAX,
  LAST_MINUTE,
  MESSAGE_SETTINGS,
  STALE_HOURS_MAX,
} from '@/lib/domain/messaging/message-settings';
import { TRANSFER_LIMIT_MAX, TRANSFER_LIMITS } from '@/lib/domain/points/transfers';
import { CLAIM_DAYS, CLAIM_DAYS_MAX, CLAIM_DAYS_MIN } from '@/lib/domain/purchases/claims';
import { STORE_FORMATS } from '@/lib/domain/purchases/states';
import type { Points } from '@/lib/domain/shared/points';
import { LADDER_AUDIENCES, TIER_COLOURS, TIER_SHAPES } from '@/lib/domain/tiers/ladder';
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
    /** Advertising: most in a day and a week of the member's zone, quiet hours in it, and when what was held back is of no use. */
    messagesADay: smallint('messages_a_day').notNull().default(MESSAGE_SETTINGS.capADay),
    messagesAWeek: smallint('messages_a_week').notNull().default(MESSAGE_SETTINGS.capAWeek),
    quietFromMinute: smallint('quiet_from_minute')
      .notNull()
      .default(MESSAGE_SETTINGS.quietFromMinute),
    quietUntilMinute: smallint('quiet_until_minute')
      .notNull()
      .default(MESSAGE_SETTINGS.quietUntilMinute),
    messagesStaleHours: smallint('messages_stale_hours')
      .notNull()
      .default(MESSAGE_SETTINGS.staleHours),
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
      'programme_message_caps_in_order',
      sql.raw(
        `0 < messages_a_day AND messages_a_day <= messages_a_week AND messages_a_week <= ${CAP_MAX}`,
      ),
    ),
    check(
      'programme_quiet_hours_of_a_day',
      sql.raw(`quiet_from_minute BETWEEN 0 AND ${LAST_MINUTE} AND quiet_until_minute BETWEEN 0 AND ${LAST_MINUTE}
        AND messages_stale_hours BETWEEN 1 AND ${STALE_HOURS_MAX}`),
    ),
    check(
      'programme_transfer_limits_in_order',
      sql.raw(`0 < transfer_least AND transfer_least <= transfer_most AND transfer_most <= transfer_a_day
        AND transfer_a_day <= transfer_a_month AND transfer_a_month <= ${TRANSFER_LIMIT_MAX}`),
    ),
  ],
);

/** Tiers of all ladders, as their newest approved versions name them; one that is no more in its ladder stays. */
export const tiers = pgTable(
  'tiers',
  {
    tierId: smallint('tier_id').primaryKey(),
    code: text('code').notNull().unique(),
    /** From 1 at the foot of its ladder. */
    rank: smallint('rank').notNull(),
    nameEn: text('name_en').notNull(),
    nameRu: text('name_ru').notNull(),
    /** Its ladder, a rule; null: of before there were ladders. */
    ruleId: integer('rule_id'),
    audience: text('audience', { enum: LADDER_AUDIENCES }).notNull().default('everyone'),
    shape: text('shape', { enum: TIER_SHAPES }).notNull().default('circle'),
    colour: text('colour', { enum: TIER_COLOURS }).notNull().default('slate'),
    /** Asks nothing: a new member of its audience stands on it. */
    isEntry: boolean('is_entry').notNull().default(false),
    isGone: boolean('is_gone').notNull().default(false),
    /** Of one that is gone: which tier of its ladder its members went to; null: none. */
    movedToId: smallint('moved_to_id'),
  },
  (t) => [
    index('tiers_rule_id_idx').on(t.ruleId),
    oneOf('tiers_audience_known', t.audience, LADDER_AUDIENCES),
    oneOf('tiers_shape_known', t.shape, TIER_SHAPES),
    oneOf('tiers_colour_known', t.colour, TIER_COLOURS),
  ],
);

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
