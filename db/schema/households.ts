import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import {
  AGREEMENT_EVIDENCE,
  LEAVE_REASONS,
  PLACE_STATES,
  PLACE_WAYS,
} from '@/lib/domain/households/states';
import { PLACE_FROM, PLACE_OPERATIONS } from '@/lib/domain/households/transitions';
import { idColumn, momentColumn } from './columns';
import { oneOf } from './constraints';

/** The changes of a place that the database lets through: the table of lib/domain/households/transitions. */
export const householdTransitions = pgTable(
  'household_transitions',
  {
    operation: text('operation', { enum: PLACE_OPERATIONS }).notNull(),
    fromState: text('from_state').notNull(),
    toState: text('to_state', { enum: PLACE_STATES }).notNull(),
  },
  (t) => [
    primaryKey({
      name: 'household_transitions_pkey',
      columns: [t.fromState, t.toState, t.operation],
    }),
    oneOf('household_transitions_from_known', t.fromState, PLACE_FROM),
  ],
);

/**
 * Members who spend their points together. Names nobody but the head; a trigger sees at COMMIT that the head is in it and
 * is not alone. Rows are never deleted.
 */
export const households = pgTable(
  'households',
  {
    householdId: idColumn('household_id').primaryKey().generatedAlwaysAsIdentity(),
    /** Null once it is over. */
    headId: idColumn('head_id'),
    begunAt: momentColumn('begun_at').notNull(),
    endedAt: momentColumn('ended_at'),
  },
  (t) => [
    index('households_head_idx').on(t.headId).where(sql`head_id IS NOT NULL`),
    check('households_headed_until_the_end', sql`(ended_at IS NULL) = (head_id IS NOT NULL)`),
  ],
);

/**
 * Places in households, one row a stay. Of an invitation the code itself is nowhere: the salt and the secret of the
 * instance make it, and both go when it ends. No foreign keys to members: the demo loader rebuilds their keys.
 */
export const householdMembers = pgTable(
  'household_members',
  {
    memberId: idColumn('member_id').notNull(),
    placeId: idColumn('place_id').notNull().generatedAlwaysAsIdentity(),
    householdId: idColumn('household_id')
      .notNull()
      .references(() => households.householdId),
    state: text('state', { enum: PLACE_STATES }).notNull(),
    way: text('way', { enum: PLACE_WAYS }).notNull(),
    /** What showed staff that they agree. */
    evidence: text('evidence', { enum: AGREEMENT_EVIDENCE }),
    begunAt: momentColumn('begun_at').notNull(),
    begunBy: text('begun_by').notNull(),
    joinedAt: momentColumn('joined_at'),
    endedAt: momentColumn('ended_at'),
    endedBy: text('ended_by'),
    endReason: text('end_reason', { enum: LEAVE_REASONS }),
    expiresAt: momentColumn('expires_at'),
    salt: text('salt'),
    codeHash: text('code_hash'),
    /** Wrong codes typed so far. */
    attempts: integer('attempts').notNull().default(0),
  },
  (t) => [
    primaryKey({ name: 'household_members_pkey', columns: [t.memberId, t.placeId] }),
    uniqueIndex('household_members_one_place')
      .on(t.memberId)
      .where(sql`state IN ('invited', 'joined')`),
    index('household_members_household_idx').on(t.householdId),
    index('household_members_expires_idx').on(t.expiresAt).where(sql`state = 'invited'`),
    oneOf('household_members_state_known', t.state, PLACE_STATES),
    oneOf('household_members_way_known', t.way, PLACE_WAYS),
    oneOf('household_members_evidence_known', t.evidence, AGREEMENT_EVIDENCE),
    oneOf('household_members_end_reason_known', t.endReason, LEAVE_REASONS),
    check(
      'household_members_joined_at',
      sql`(state IN ('joined', 'left')) = (joined_at IS NOT NULL)`,
    ),
    check(
      'household_members_ended_at',
      sql`(state IN ('invited', 'joined')) = (ended_at IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)`,
    ),
    check('household_members_left_for_a_reason', sql`(state = 'left') = (end_reason IS NOT NULL)`),
    check('household_members_agreed', sql`(way = 'evidence') = (evidence IS NOT NULL)`),
    check(
      'household_members_code_while_invited',
      sql`CASE WHEN state = 'invited' THEN way = 'code' AND expires_at IS NOT NULL AND salt IS NOT NULL
          AND code_hash IS NOT NULL ELSE salt IS NULL AND code_hash IS NULL END`,
    ),
    check('household_members_attempts_counted', sql`attempts >= 0`),
  ],
);
