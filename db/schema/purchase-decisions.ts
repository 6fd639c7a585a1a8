import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { dayColumn, idColumn, minorColumn, momentColumn, pointsColumn } from './columns';

/**
 * What rules judged a purchase by and how, partitioned by month as purchases are. Of guests the facts alone, so that a claim
 * can decide them later. A return that names its purchase has a row of its own: the decision on what is left, and what it took
 * back and gave back. Facts and decision stay as written; the sums beside them follow the returns (triggers). No foreign keys, as
 * purchases have none.
 */
export const purchaseDecisions = pgTable(
  'purchase_decisions',
  {
    memberId: idColumn('member_id').notNull(),
    businessDate: dayColumn('business_date').notNull(),
    purchaseId: idColumn('purchase_id').notNull(),
    /** `ReceiptFacts` as JSON, amounts as text; '{}' on a return. */
    facts: jsonb('facts').notNull(),
    /** `Decision` as JSON, amounts as text; null: nothing was decided. */
    decision: jsonb('decision'),
    /** Why a decided purchase earned nothing all the same: the standing of the member or of the account. */
    withheld: text('withheld'),
    /** What it earned, and the entry that gave it with the account that the entry stands at. */
    earned: pointsColumn('earned').notNull().default(sql`0`),
    earnMemberId: idColumn('earn_member_id'),
    earnSeq: integer('earn_seq'),
    /** What points paid of it; their entries bear the key of the purchase. */
    spent: pointsColumn('spent').notNull().default(sql`0`),
    spentMinor: minorColumn('spent_minor').notNull().default(sql`0`),
    /** By returns: of a purchase so far, of a return by itself. What could not be taken because it stops at nothing left. */
    takenBack: pointsColumn('taken_back').notNull().default(sql`0`),
    givenBack: pointsColumn('given_back').notNull().default(sql`0`),
    notRecouped: pointsColumn('not_recouped').notNull().default(sql`0`),
    /** Points by rule as they stand after returns: what caps of a day and a month count. */
    ruleIds: integer('rule_ids').array().notNull().default([]),
    rulePoints: pointsColumn('rule_points').array().notNull().default([]),
    /** Those of them whose version has a limit for the whole life of the rule: they count in `rule_sums` (trigger). */
    budgetRuleIds: integer('budget_rule_ids').array().notNull().default([]),
    /** Who told it, and the key it was told under. */
    source: text('source').notNull(),
    key: text('key').notNull(),
    decidedAt: momentColumn('decided_at').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'purchase_decisions_pkey',
      columns: [t.memberId, t.businessDate, t.purchaseId],
    }),
    check('purchase_decisions_earned_not_negative', sql`earned >= 0 AND spent >= 0`),
    check(
      'purchase_decisions_earned_by_an_entry',
      sql`(earned > 0) = (earn_seq IS NOT NULL) AND (earn_seq IS NULL) = (earn_member_id IS NULL)`,
    ),
    check('purchase_decisions_spent_pays', sql`(spent = 0) = (spent_minor = 0)`),
    check(
      'purchase_decisions_back_within',
      sql`taken_back >= 0 AND given_back >= 0 AND not_recouped >= 0
        AND (facts = '{}' OR (taken_back + not_recouped <= earned AND given_back <= spent))`,
    ),
    check(
      'purchase_decisions_rules_have_points',
      sql`cardinality(rule_ids) = cardinality(rule_points)`,
    ),
  ],
);
