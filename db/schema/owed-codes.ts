import { index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { dayColumn, idColumn, momentColumn } from './columns';
import { rules } from './rules';

/** Of an award and one place among its rewards, as the coupons themselves. No foreign keys to members and awards: see `event_awards`. */
const ofAward = () => ({
  memberId: idColumn('member_id').notNull(),
  ruleId: integer('rule_id')
    .notNull()
    .references(() => rules.ruleId),
  occurrence: text('occurrence').notNull(),
  place: smallint('place').notNull(),
});

/** Codes that awards were to give when their pool had none: given by the worker once it has, and taken out then. */
export const owedCodes = pgTable(
  'owed_codes',
  {
    ...ofAward(),
    ruleVersionId: integer('rule_version_id').notNull(),
    pool: text('pool').notNull(),
    owedAt: momentColumn('owed_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'owed_codes_pkey', columns: [t.memberId, t.ruleId, t.occurrence, t.place] }),
    index('owed_codes_pool_idx').on(t.pool, t.owedAt),
    index('owed_codes_rule_idx').on(t.ruleId),
  ],
);

/**
 * Codes that a letter tells of before they are given: kept for the award while the letter is on its way. Given when it was taken, else put
 * back where nobody can have read them.
 */
export const reservedCodes = pgTable(
  'reserved_codes',
  {
    ...ofAward(),
    code: text('code').notNull(),
    /** The last day on which the coupon will hold, as the letter says. */
    untilOn: dayColumn('until_on').notNull(),
    reservedAt: momentColumn('reserved_at').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'reserved_codes_pkey',
      columns: [t.memberId, t.ruleId, t.occurrence, t.place],
    }),
    index('reserved_codes_rule_idx').on(t.ruleId),
  ],
);
