import { sql } from 'drizzle-orm';
import { check, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { TIER_REASONS } from '@/lib/domain/members/tier-reasons';
import { idColumn, momentColumn } from './columns';
import { oneOf } from './constraints';

/**
 * Every change of a member's tier, only appended to. Written by a trigger on `members`, so that no way to change a tier
 * leaves it out; the transaction says why in `vernost.tier_reason`. No foreign keys: what was stays, whatever becomes of
 * the ladder, and the demo loader rebuilds the keys of members.
 */
export const tierChanges = pgTable(
  'tier_changes',
  {
    memberId: idColumn('member_id').notNull(),
    changeId: idColumn('change_id').notNull().generatedAlwaysAsIdentity(),
    /** Null: there was none, there is none. */
    fromTierId: smallint('from_tier_id'),
    toTierId: smallint('to_tier_id'),
    reason: text('reason', { enum: TIER_REASONS }).notNull(),
    actor: text('actor').notNull(),
    happenedAt: momentColumn('happened_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'tier_changes_pkey', columns: [t.memberId, t.changeId] }),
    oneOf('tier_changes_reason_known', t.reason, TIER_REASONS),
    check('tier_changes_change_something', sql`from_tier_id IS DISTINCT FROM to_tier_id`),
  ],
);
