import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { GRANT_OUTCOMES, GRANT_STATES } from '@/lib/domain/tiers/grants';
import { FLOOR_REMARK_MAX } from '@/lib/domain/tiers/records';
import { users } from './access';
import { dayColumn, idColumn, momentColumn } from './columns';
import { oneOf } from './constraints';
import { rules } from './rules';
import { segments } from './segments';

/** A tier given to everybody who was in a list or a segment when somebody asked for it; a second person agrees. */
export const tierGrants = pgTable(
  'tier_grants',
  {
    grantId: integer('grant_id').primaryKey().generatedAlwaysAsIdentity(),
    ruleId: integer('rule_id')
      .notNull()
      .references(() => rules.ruleId),
    tierId: smallint('tier_id').notNull(),
    segmentId: integer('segment_id')
      .notNull()
      .references(() => segments.segmentId),
    untilOn: dayColumn('until_on').notNull(),
    reason: text('reason').notNull(),
    remark: text('remark').notNull(),
    state: text('state', { enum: GRANT_STATES }).notNull().default('asked'),
    /** How many members wait in `tier_grant_parts` when it is asked for. */
    members: integer('members').notNull(),
    askedBy: integer('asked_by')
      .notNull()
      .references(() => users.userId),
    askedAt: momentColumn('asked_at').notNull(),
    decidedBy: integer('decided_by').references(() => users.userId),
    decidedAt: momentColumn('decided_at'),
    takenBackBy: integer('taken_back_by').references(() => users.userId),
    endedAt: momentColumn('ended_at'),
    dueAt: momentColumn('due_at').notNull(),
    /** Tries that failed in a row. */
    failures: smallint('failures').notNull().default(0),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('tier_grants_rule_idx').on(t.ruleId),
    index('tier_grants_segment_idx').on(t.segmentId),
    index('tier_grants_asked_by_idx').on(t.askedBy),
    index('tier_grants_decided_by_idx').on(t.decidedBy),
    index('tier_grants_taken_back_by_idx').on(t.takenBackBy),
    index('tier_grants_due_idx').on(t.dueAt).where(sql`state IN ('giving', 'takingBack')`),
    // Asked twice for the same list it is asked once.
    uniqueIndex('tier_grants_open_unique')
      .on(t.segmentId, t.tierId)
      .where(sql`state IN ('asked', 'giving')`),
    oneOf('tier_grants_state_known', t.state, GRANT_STATES),
    check('tier_grants_second_person', sql`state = 'rejected' OR decided_by <> asked_by`),
    check(
      'tier_grants_decided',
      sql`(state = 'asked') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)`,
    ),
    check('tier_grants_remark_fits', sql.raw(`length(remark) <= ${FLOOR_REMARK_MAX}`)),
  ],
);

/** Members who wait for a tier, some hundreds a row; a row goes in the transaction that gives it to them. */
export const tierGrantParts = pgTable(
  'tier_grant_parts',
  {
    grantId: integer('grant_id')
      .notNull()
      .references(() => tierGrants.grantId),
    part: integer('part').notNull(),
    memberIds: bigint('member_ids', { mode: 'number' }).array().notNull(),
  },
  (t) => [primaryKey({ name: 'tier_grant_parts_pkey', columns: [t.grantId, t.part] })],
);

/** What became of each member of a grant, once. Only appended to. */
export const tierGrantMembers = pgTable(
  'tier_grant_members',
  {
    memberId: idColumn('member_id').notNull(),
    grantId: integer('grant_id')
      .notNull()
      .references(() => tierGrants.grantId),
    outcome: text('outcome', { enum: GRANT_OUTCOMES }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'tier_grant_members_pkey', columns: [t.memberId, t.grantId] }),
    index('tier_grant_members_grant_idx').on(t.grantId, t.outcome, t.memberId),
    oneOf('tier_grant_members_outcome_known', t.outcome, GRANT_OUTCOMES),
  ],
);
