import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { REFERRAL_END_REASONS, REFERRAL_WAYS } from '@/lib/domain/referrals/referral';
import { idColumn, momentColumn } from './columns';
import { oneOf } from './constraints';

/**
 * Who brought whom, as it was told: by the numbers of then, whoever stands for them since a merge. A member has one who brought them;
 * what was told by mistake is ended, once, and stays. No foreign keys to members: the demo loader rebuilds their keys.
 */
export const referrals = pgTable(
  'referrals',
  {
    /** The friend. */
    memberId: idColumn('member_id').notNull(),
    referralId: idColumn('referral_id').notNull().generatedAlwaysAsIdentity(),
    referrerId: idColumn('referrer_id').notNull(),
    way: text('way', { enum: REFERRAL_WAYS }).notNull(),
    toldAt: momentColumn('told_at').notNull(),
    /** Who took it down. */
    toldBy: text('told_by').notNull(),
    endedAt: momentColumn('ended_at'),
    endedBy: text('ended_by'),
    endReason: text('end_reason', { enum: REFERRAL_END_REASONS }),
  },
  (t) => [
    primaryKey({ name: 'referrals_pkey', columns: [t.memberId, t.referralId] }),
    uniqueIndex('referrals_one_referrer').on(t.memberId).where(sql`ended_at IS NULL`),
    index('referrals_referrer_idx').on(t.referrerId, t.referralId),
    oneOf('referrals_way_known', t.way, REFERRAL_WAYS),
    oneOf('referrals_end_reason_known', t.endReason, REFERRAL_END_REASONS),
    check('referrals_not_oneself', sql`member_id <> referrer_id`),
    check(
      'referrals_ended_by_somebody',
      sql`(ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NULL) = (end_reason IS NULL)`,
    ),
  ],
);

/** The code of each member who asked for one. In a table of its own, distributed by the code. */
export const referralCodes = pgTable(
  'referral_codes',
  {
    code: text('code').primaryKey(),
    memberId: idColumn('member_id').notNull(),
    madeAt: momentColumn('made_at').notNull(),
  },
  (t) => [
    index('referral_codes_member_idx').on(t.memberId),
    check('referral_codes_fit', sql`code ~ '^[2-9A-Z]{8}$'`),
  ],
);
