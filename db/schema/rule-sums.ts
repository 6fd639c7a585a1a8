import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { idColumn, pointsColumn } from './columns';
import { rules } from './rules';

/**
 * What rules with a limit for their whole life have given, as it stands after returns: all members together. A trigger counts it from decisions and
 * claims of papers. Who is about to give by such a rule locks its row, after the account.
 */
export const ruleSums = pgTable(
  'rule_sums',
  {
    ruleId: integer('rule_id')
      .primaryKey()
      .references(() => rules.ruleId),
    points: pointsColumn('points').notNull(),
  },
  () => [check('rule_sums_not_negative', sql`points >= 0`)],
);

/** The same by member: the limit of a member for the life of a rule. Under the lock of their account. */
export const ruleMemberSums = pgTable(
  'rule_member_sums',
  {
    memberId: idColumn('member_id').notNull(),
    ruleId: integer('rule_id').notNull(),
    points: pointsColumn('points').notNull(),
  },
  (t) => [
    primaryKey({ name: 'rule_member_sums_pkey', columns: [t.memberId, t.ruleId] }),
    check('rule_member_sums_not_negative', sql`points >= 0`),
  ],
);
