import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { CLAIM_PROOFS } from '@/lib/domain/purchases/claims';
import { dayColumn, idColumn, minorColumn, momentColumn, pointsColumn } from './columns';
import { oneOf } from './constraints';
import { pointEntries } from './points';

/**
 * Missing receipts that members claimed, each by a task: a guest's purchase that became theirs, or a paper that is in no
 * book (`purchase_id` null). `amount_minor` is what the points were counted from, net of returns; what was decided stays here as
 * it was agreed to, while the decision of the purchase follows its returns. Rows are never deleted; an undone claim says
 * which task undid it.
 */
export const purchaseClaims = pgTable(
  'purchase_claims',
  {
    memberId: idColumn('member_id').notNull(),
    /** The task that it came of. */
    taskId: idColumn('task_id').notNull(),
    storeId: integer('store_id').notNull(),
    businessDate: dayColumn('business_date').notNull(),
    /** The number on it; '' on a paper without one. */
    receipt: text('receipt').notNull(),
    purchaseId: idColumn('purchase_id'),
    amountMinor: minorColumn('amount_minor').notNull(),
    /** What the rules of its day judged it by and how, as JSON; null: it was claimed before rules decided claims. */
    facts: jsonb('facts'),
    decision: jsonb('decision'),
    /** Of a paper, points by rule: what caps of its day and month count. A purchase has them with its own decision. */
    ruleIds: integer('rule_ids').array().notNull().default([]),
    rulePoints: pointsColumn('rule_points').array().notNull().default([]),
    /** Those of them that count in `rule_sums` (trigger). */
    budgetRuleIds: integer('budget_rule_ids').array().notNull().default([]),
    points: pointsColumn('points').notNull(),
    /** The entry that gave them; null: it came to no whole point. */
    seq: integer('seq'),
    proof: text('proof', { enum: CLAIM_PROOFS }).notNull(),
    claimedAt: momentColumn('claimed_at').notNull(),
    undoneAt: momentColumn('undone_at'),
    /** The task that undid it. */
    undoneBy: idColumn('undone_by'),
  },
  (t) => [
    primaryKey({ name: 'purchase_claims_pkey', columns: [t.memberId, t.taskId] }),
    foreignKey({
      name: 'purchase_claims_entry_fkey',
      columns: [t.memberId, t.seq],
      foreignColumns: [pointEntries.memberId, pointEntries.seq],
    }),
    index('purchase_claims_entry_idx').on(t.memberId, t.seq).where(sql`seq IS NOT NULL`),
    index('purchase_claims_purchase_idx')
      .on(t.memberId, t.businessDate, t.purchaseId)
      .where(sql`purchase_id IS NOT NULL`),
    // What papers earned, for the caps of a day and a month.
    index('purchase_claims_paper_idx')
      .on(t.memberId, t.businessDate)
      .where(sql`purchase_id IS NULL AND undone_at IS NULL`),
    oneOf('purchase_claims_proof_known', t.proof, CLAIM_PROOFS),
    check('purchase_claims_amount_positive', sql`amount_minor > 0`),
    check(
      'purchase_claims_points_by_an_entry',
      sql`points >= 0 AND (points > 0) = (seq IS NOT NULL)`,
    ),
    check('purchase_claims_decided_by_facts', sql`(facts IS NULL) = (decision IS NULL)`),
    check(
      'purchase_claims_rules_of_papers',
      sql`cardinality(rule_ids) = cardinality(rule_points) AND (purchase_id IS NULL OR cardinality(rule_ids) = 0)`,
    ),
    check('purchase_claims_undone_by_a_task', sql`(undone_at IS NULL) = (undone_by IS NULL)`),
  ],
);

/**
 * Papers that are claimed and in no book: each counts once, whoever shows it. Named by the number on it, or, where it has
 * none, by its amount. Distributed by its own key; undoing a claim lets the paper go.
 */
export const claimedPapers = pgTable(
  'claimed_papers',
  {
    storeId: integer('store_id').notNull(),
    businessDate: dayColumn('business_date').notNull(),
    paper: text('paper').notNull(),
    memberId: idColumn('member_id').notNull(),
    taskId: idColumn('task_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'claimed_papers_pkey', columns: [t.storeId, t.businessDate, t.paper] }),
    index('claimed_papers_claim_idx').on(t.memberId, t.taskId),
  ],
);
