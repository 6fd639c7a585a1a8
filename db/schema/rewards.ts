import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { OCCURRENCE_MAX } from '@/lib/domain/mechanics/records';
import { CODE_MAX } from '@/lib/domain/rewards/codes';
import {
  CANCEL_REASONS,
  COUPON_STACKINGS,
  COUPON_STATES,
  GIFT_STATES,
  POOL_NAME_MAX,
} from '@/lib/domain/rewards/records';
import { users } from './access';
import { dayColumn, idColumn, minorColumn, momentColumn } from './columns';
import { oneOf } from './constraints';
import { rules } from './rules';

/**
 * What mechanics give beside points. Each row is of one award and of one place among its rewards: that key holds that nothing is given
 * twice. No foreign keys to members and awards: see `event_awards`. States go forward only (triggers).
 */
const ofAward = () => ({
  memberId: idColumn('member_id').notNull(),
  ruleId: integer('rule_id')
    .notNull()
    .references(() => rules.ruleId),
  occurrence: text('occurrence').notNull(),
  /** Which of the rewards of the mechanic it is, from 0. */
  place: smallint('place').notNull(),
  ruleVersionId: integer('rule_version_id').notNull(),
  givenOn: dayColumn('given_on').notNull(),
  givenAt: momentColumn('given_at').notNull(),
});

const occurrenceFits = (name: string) =>
  check(name, sql.raw(`length(occurrence) BETWEEN 1 AND ${OCCURRENCE_MAX}`));

/** Codes that were loaded, to be given one by one. */
export const couponPools = pgTable(
  'coupon_pools',
  {
    poolId: integer('pool_id').primaryKey().generatedByDefaultAsIdentity(),
    /** What mechanics call it. */
    name: text('name').notNull(),
    loaded: integer('loaded').notNull().default(0),
    createdBy: integer('created_by')
      .notNull()
      .references(() => users.userId),
    createdAt: momentColumn('created_at').notNull(),
    loadedAt: momentColumn('loaded_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    unique('coupon_pools_name_key').on(t.name),
    index('coupon_pools_created_by_idx').on(t.createdBy),
    check('coupon_pools_name_fits', sql.raw(`length(name) BETWEEN 1 AND ${POOL_NAME_MAX}`)),
    check('coupon_pools_loaded_not_negative', sql`loaded >= 0`),
  ],
);

/** Every code that there is, once: whose it is, or in which pool it lies. In a table of its own, distributed by the code. */
export const couponCodes = pgTable(
  'coupon_codes',
  {
    code: text('code').primaryKey(),
    poolId: integer('pool_id').references(() => couponPools.poolId),
    /** Null: nobody has it yet. */
    memberId: idColumn('member_id'),
  },
  (t) => [
    index('coupon_codes_free_idx').on(t.poolId, t.code).where(sql`member_id IS NULL`),
    index('coupon_codes_pool_idx').on(t.poolId),
    check('coupon_codes_fit', sql.raw(`code ~ '^[A-Z0-9]{1,${CODE_MAX}}$'`)),
    check('coupon_codes_somewhere', sql`pool_id IS NOT NULL OR member_id IS NOT NULL`),
  ],
);

/** Coupons of members. What one takes off stands with it: a later version of its mechanic changes none that was given. */
export const coupons = pgTable(
  'coupons',
  {
    ...ofAward(),
    code: text('code').notNull(),
    state: text('state', { enum: COUPON_STATES }).notNull().default('open'),
    /** One of both: a share in hundredths of a percent, or an amount. */
    offBps: integer('off_bps'),
    offMinor: minorColumn('off_minor'),
    leastMinor: minorColumn('least_minor').notNull(),
    stacking: text('stacking', { enum: COUPON_STACKINGS }).notNull(),
    uses: smallint('uses').notNull(),
    used: smallint('used').notNull().default(0),
    /** The last day on which it holds. */
    untilOn: dayColumn('until_on').notNull(),
    endedAt: momentColumn('ended_at'),
    endedBy: integer('ended_by').references(() => users.userId),
    reason: text('reason', { enum: CANCEL_REASONS }),
  },
  (t) => [
    primaryKey({
      name: 'coupons_pkey',
      columns: [t.memberId, t.ruleId, t.occurrence, t.place],
    }),
    unique('coupons_code_key').on(t.memberId, t.code),
    index('coupons_state_idx').on(t.state, t.givenAt, t.code),
    index('coupons_rule_idx').on(t.ruleId, t.state),
    index('coupons_ended_by_idx').on(t.endedBy),
    oneOf('coupons_state_known', t.state, COUPON_STATES),
    oneOf('coupons_stacking_known', t.stacking, COUPON_STACKINGS),
    oneOf('coupons_reason_known', t.reason, CANCEL_REASONS),
    occurrenceFits('coupons_occurrence_fits'),
    check('coupons_off_one_way', sql`(off_bps IS NULL) <> (off_minor IS NULL)`),
    check('coupons_off_something', sql`off_bps BETWEEN 1 AND 10000 OR off_minor > 0`),
    check('coupons_used_within', sql`uses >= 1 AND used BETWEEN 0 AND uses`),
    check(
      'coupons_used_up',
      sql`state NOT IN ('open', 'used') OR (state = 'used') = (used = uses)`,
    ),
    check('coupons_days_in_order', sql`until_on >= given_on`),
    check(
      'coupons_ended_in_time',
      sql`(state IN ('cancelled', 'takenBack')) = (ended_at IS NOT NULL)`,
    ),
    check(
      'coupons_cancelled_by_somebody',
      sql`(state = 'cancelled') = (ended_by IS NOT NULL) AND (state = 'cancelled') = (reason IS NOT NULL)`,
    ),
  ],
);

/** On which receipts coupons were used. Member is whose the receipt is. A use is given back once. */
export const couponUses = pgTable(
  'coupon_uses',
  {
    memberId: idColumn('member_id').notNull(),
    businessDate: dayColumn('business_date').notNull(),
    purchaseId: idColumn('purchase_id').notNull(),
    code: text('code').notNull(),
    /** What of the discount of the receipt was the coupon's. */
    offMinor: minorColumn('off_minor').notNull(),
    usedAt: momentColumn('used_at').notNull(),
    givenBackAt: momentColumn('given_back_at'),
  },
  (t) => [
    primaryKey({
      name: 'coupon_uses_pkey',
      columns: [t.memberId, t.businessDate, t.purchaseId, t.code],
    }),
    index('coupon_uses_code_idx').on(t.code),
    check('coupon_uses_off_not_negative', sql`off_minor >= 0`),
  ],
);

/** Things to be handed out. */
export const gifts = pgTable(
  'gifts',
  {
    ...ofAward(),
    nameEn: text('name_en').notNull(),
    nameRu: text('name_ru').notNull(),
    state: text('state', { enum: GIFT_STATES }).notNull().default('promised'),
    costMinor: minorColumn('cost_minor').notNull(),
    untilOn: dayColumn('until_on').notNull(),
    endedAt: momentColumn('ended_at'),
    endedBy: integer('ended_by').references(() => users.userId),
  },
  (t) => [
    primaryKey({ name: 'gifts_pkey', columns: [t.memberId, t.ruleId, t.occurrence, t.place] }),
    index('gifts_rule_idx').on(t.ruleId, t.state),
    index('gifts_ended_by_idx').on(t.endedBy),
    oneOf('gifts_state_known', t.state, GIFT_STATES),
    occurrenceFits('gifts_occurrence_fits'),
    check('gifts_days_in_order', sql`until_on >= given_on`),
    check('gifts_ended_in_time', sql`(state = 'promised') = (ended_at IS NULL)`),
    check('gifts_handed_by_somebody', sql`(state = 'handed') = (ended_by IS NOT NULL)`),
  ],
);

/** Badges: one that was given for several occasions has a row for each. */
export const memberBadges = pgTable(
  'member_badges',
  {
    ...ofAward(),
    code: text('code').notNull(),
    nameEn: text('name_en').notNull(),
    nameRu: text('name_ru').notNull(),
    takenBackAt: momentColumn('taken_back_at'),
  },
  (t) => [
    primaryKey({
      name: 'member_badges_pkey',
      columns: [t.memberId, t.ruleId, t.occurrence, t.place],
    }),
    index('member_badges_rule_idx').on(t.ruleId),
    occurrenceFits('member_badges_occurrence_fits'),
  ],
);

/** Days on which what receipts of a member earn is multiplied. Receipts read it with what else they ask of the member. */
export const memberMultipliers = pgTable(
  'member_multipliers',
  {
    ...ofAward(),
    timesBps: integer('times_bps').notNull(),
    /** The last day; the day before the first when it was taken back before it held. */
    untilOn: dayColumn('until_on').notNull(),
    takenBackAt: momentColumn('taken_back_at'),
  },
  (t) => [
    primaryKey({
      name: 'member_multipliers_pkey',
      columns: [t.memberId, t.ruleId, t.occurrence, t.place],
    }),
    index('member_multipliers_rule_idx').on(t.ruleId),
    occurrenceFits('member_multipliers_occurrence_fits'),
    check('member_multipliers_more_than_once', sql`times_bps > 10000`),
    check('member_multipliers_days_in_order', sql`until_on >= given_on - 1`),
  ],
);

/** Which floors hold tiers longer for an award. */
export const memberTierExtensions = pgTable(
  'member_tier_extensions',
  {
    ...ofAward(),
    floorId: idColumn('floor_id'),
    takenBackAt: momentColumn('taken_back_at'),
  },
  (t) => [
    primaryKey({
      name: 'member_tier_extensions_pkey',
      columns: [t.memberId, t.ruleId, t.occurrence, t.place],
    }),
    index('member_tier_extensions_rule_idx').on(t.ruleId),
    occurrenceFits('member_tier_extensions_occurrence_fits'),
  ],
);
