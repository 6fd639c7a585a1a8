import { sql } from 'drizzle-orm';
import { date, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { KeptMerge } from '@/lib/domain/members/kept-merge';
import { MEMBER_STATUSES } from '@/lib/domain/members/states';
import { MEMBER_OPERATIONS } from '@/lib/domain/members/transitions';
import { idColumn, momentColumn } from './columns';
import { oneOf } from './constraints';

/** The changes of a member's state that the database lets through: the table of lib/domain/members/transitions. */
export const memberTransitions = pgTable(
  'member_transitions',
  {
    operation: text('operation', { enum: MEMBER_OPERATIONS }).notNull(),
    fromStatus: text('from_status', { enum: MEMBER_STATUSES }).notNull(),
    toStatus: text('to_status', { enum: MEMBER_STATUSES }).notNull(),
  },
  (t) => [
    primaryKey({
      name: 'member_transitions_pkey',
      columns: [t.fromStatus, t.toStatus, t.operation],
    }),
  ],
);

/**
 * Merges of members, under the one who stays. `kept` is what undoing needs: personal data, emptied when either of them
 * is erased.
 */
export const memberMerges = pgTable(
  'member_merges',
  {
    memberId: idColumn('member_id').notNull(),
    mergeId: idColumn('merge_id').notNull().generatedAlwaysAsIdentity(),
    loserId: idColumn('loser_id').notNull(),
    loserStatus: text('loser_status', { enum: MEMBER_STATUSES }).notNull(),
    kept: jsonb('kept').$type<KeptMerge>(),
    mergedAt: momentColumn('merged_at').notNull(),
    actor: text('actor').notNull(),
    undoneAt: momentColumn('undone_at'),
  },
  (t) => [
    primaryKey({ name: 'member_merges_pkey', columns: [t.memberId, t.mergeId] }),
    index('member_merges_merge_id_idx').on(t.mergeId),
    index('member_merges_loser_idx').on(t.loserId).where(sql`undone_at IS NULL`),
    oneOf('member_merges_loser_status_known', t.loserStatus, MEMBER_STATUSES),
  ],
);

/** The purchases that a merge brought to the one who stays. */
export const mergedPurchases = pgTable(
  'merged_purchases',
  {
    memberId: idColumn('member_id').notNull(),
    mergeId: idColumn('merge_id').notNull(),
    businessDate: date('business_date', { mode: 'string' }).notNull(),
    purchaseId: idColumn('purchase_id').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'merged_purchases_pkey',
      columns: [t.memberId, t.mergeId, t.businessDate, t.purchaseId],
    }),
  ],
);

/** Pairs that somebody looked at and found to be two people: they are not offered again. */
export const distinctMembers = pgTable(
  'distinct_members',
  {
    /** The smaller id of the two. */
    memberId: idColumn('member_id').notNull(),
    otherId: idColumn('other_id').notNull(),
    actor: text('actor').notNull(),
    toldAt: momentColumn('told_at').notNull(),
  },
  (t) => [primaryKey({ name: 'distinct_members_pkey', columns: [t.memberId, t.otherId] })],
);
