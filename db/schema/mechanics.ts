import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { ARMS } from '@/lib/domain/experiments/assign';
import { WAKES } from '@/lib/domain/mechanics/occurrence';
import { AWARD_DROPS, AWARD_STATES, OCCURRENCE_MAX } from '@/lib/domain/mechanics/records';
import { users } from './access';
import { dayColumn, idColumn, minorColumn, momentColumn, pointsColumn } from './columns';
import { oneOf } from './constraints';
import { rules } from './rules';

const mechanicColumn = () =>
  integer('rule_id')
    .notNull()
    .references(() => rules.ruleId);

const SALTS = 4_294_967_296;

/** What people switched of a mechanic (a rule of kind `mechanic`) beside its versions. No row: nothing was. */
export const mechanicSwitches = pgTable(
  'mechanic_switches',
  {
    ruleId: integer('rule_id')
      .primaryKey()
      .references(() => rules.ruleId),
    launchedAt: momentColumn('launched_at'),
    launchedBy: integer('launched_by').references(() => users.userId),
    pausedAt: momentColumn('paused_at'),
    pausedBy: integer('paused_by').references(() => users.userId),
    archivedAt: momentColumn('archived_at'),
    archivedBy: integer('archived_by').references(() => users.userId),
    /** Deals members into those who get it and those held back: drawn once, for no other experiment. */
    salt: bigint('salt', { mode: 'number' }).notNull(),
    /** What finds its occasions, as its kind says: since it was launched. */
    wakes: text('wakes', { enum: WAKES }).notNull().default('night'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    oneOf('mechanic_switches_wakes_known', t.wakes, WAKES),
    index('mechanic_switches_launched_by_idx').on(t.launchedBy),
    index('mechanic_switches_paused_by_idx').on(t.pausedBy),
    index('mechanic_switches_archived_by_idx').on(t.archivedBy),
    check(
      'mechanic_switches_launched_by_somebody',
      sql`(launched_at IS NULL) = (launched_by IS NULL)`,
    ),
    check('mechanic_switches_paused_by_somebody', sql`(paused_at IS NULL) = (paused_by IS NULL)`),
    check(
      'mechanic_switches_archived_by_somebody',
      sql`(archived_at IS NULL) = (archived_by IS NULL)`,
    ),
    check('mechanic_switches_salt_in_bounds', sql.raw(`salt >= 0 AND salt < ${SALTS}`)),
  ],
);

/** One row: what holds for all mechanics. The switch that stops everything, and who is held back from all of them. */
export const mechanicControl = pgTable(
  'mechanic_control',
  {
    isOnly: boolean('is_only').primaryKey().default(true),
    stoppedAt: momentColumn('stopped_at'),
    stoppedBy: integer('stopped_by').references(() => users.userId),
    salt: bigint('salt', { mode: 'number' }).notNull(),
    /** In hundredths of a percent; 0: nobody. */
    holdoutBps: integer('holdout_bps').notNull().default(0),
    /** The day on which this share began to be held back; null: nobody is. */
    heldSinceOn: dayColumn('held_since_on'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('mechanic_control_stopped_by_idx').on(t.stoppedBy),
    check('mechanic_control_only_one', sql`is_only`),
    check('mechanic_control_stopped_by_somebody', sql`(stopped_at IS NULL) = (stopped_by IS NULL)`),
    check('mechanic_control_salt_in_bounds', sql.raw(`salt >= 0 AND salt < ${SALTS}`)),
    check('mechanic_control_holdout_in_bounds', sql`holdout_bps BETWEEN 0 AND 2000`),
    check('mechanic_control_held_since_a_day', sql`(holdout_bps = 0) = (held_since_on IS NULL)`),
  ],
);

/** Where a member was put when a mechanic first had something for them: both arms by the same conditions. Never changed. */
export const mechanicArms = pgTable(
  'mechanic_arms',
  {
    memberId: idColumn('member_id').notNull(),
    ruleId: mechanicColumn(),
    arm: text('arm', { enum: ARMS }).notNull(),
    assignedOn: dayColumn('assigned_on').notNull(),
  },
  (t) => [
    primaryKey({ name: 'mechanic_arms_pkey', columns: [t.memberId, t.ruleId] }),
    index('mechanic_arms_rule_idx').on(t.ruleId, t.assignedOn, t.memberId),
    oneOf('mechanic_arms_arm_known', t.arm, ARMS),
  ],
);

/**
 * What came of occurrences: once for a member, a mechanic and an occurrence, written in the transaction of its effect. Those held back
 * have a row too, and nothing in it. States go forward only (trigger). No foreign keys to members and entries: see `event_awards`.
 */
export const awards = pgTable(
  'awards',
  {
    memberId: idColumn('member_id').notNull(),
    ruleId: mechanicColumn(),
    occurrence: text('occurrence').notNull(),
    ruleVersionId: integer('rule_version_id').notNull(),
    /** Whose occasion it was, where somebody else's gave it. */
    throughMemberId: idColumn('through_member_id'),
    state: text('state', { enum: AWARD_STATES }).notNull(),
    decidedOn: dayColumn('decided_on').notNull(),
    decidedAt: momentColumn('decided_at').notNull(),
    /** The first and last day on which the occurrence could be given. */
    dueOn: dayColumn('due_on').notNull(),
    untilOn: dayColumn('until_on'),
    /** What it counts for in budgets and caps; nothing once it is dropped or taken back. */
    points: pointsColumn('points').notNull().default(sql`0`),
    minor: minorColumn('minor').notNull().default(sql`0`),
    groupName: text('group_name'),
    /** The entry that gave its points, and the message that told of it. */
    seq: integer('seq'),
    messageId: idColumn('message_id'),
    /** When it was credited, dropped or taken back. */
    settledAt: momentColumn('settled_at'),
    dropped: text('dropped', { enum: AWARD_DROPS }),
  },
  (t) => [
    primaryKey({ name: 'awards_pkey', columns: [t.memberId, t.ruleId, t.occurrence] }),
    index('awards_rule_idx').on(t.ruleId, t.decidedOn, t.memberId),
    index('awards_waiting_idx').on(t.ruleId, t.memberId).where(sql`state = 'waiting'`),
    index('awards_message_idx').on(t.memberId, t.messageId).where(sql`message_id IS NOT NULL`),
    oneOf('awards_state_known', t.state, AWARD_STATES),
    oneOf('awards_dropped_known', t.dropped, AWARD_DROPS),
    check('awards_dropped_for_a_reason', sql`(state = 'dropped') = (dropped IS NOT NULL)`),
    check('awards_amounts_not_negative', sql`points >= 0 AND minor >= 0`),
    check(
      'awards_held_back_get_nothing',
      sql`state <> 'heldOut' OR (points = 0 AND minor = 0 AND seq IS NULL AND message_id IS NULL)`,
    ),
    check('awards_occurrence_fits', sql.raw(`length(occurrence) BETWEEN 1 AND ${OCCURRENCE_MAX}`)),
  ],
);

/** What a mechanic gave to all members so far: budgets are held by its lock, taken late and in the order of ids. */
export const mechanicSpent = pgTable('mechanic_spent', {
  ruleId: integer('rule_id')
    .primaryKey()
    .references(() => rules.ruleId),
  points: pointsColumn('points').notNull().default(sql`0`),
  minor: minorColumn('minor').notNull().default(sql`0`),
  members: integer('members').notNull().default(0),
});

/** What a mechanic did on a day, as counts. `refused`: how often a condition stood first among those that failed. */
export const mechanicDays = pgTable(
  'mechanic_days',
  {
    ruleId: mechanicColumn(),
    ranOn: dayColumn('ran_on').notNull(),
    found: integer('found').notNull().default(0),
    given: integer('given').notNull().default(0),
    waiting: integer('waiting').notNull().default(0),
    heldOut: integer('held_out').notNull().default(0),
    takenBack: integer('taken_back').notNull().default(0),
    points: pointsColumn('points').notNull().default(sql`0`),
    minor: minorColumn('minor').notNull().default(sql`0`),
    refused: jsonb('refused').$type<Readonly<Record<string, number>>>().notNull().default({}),
  },
  (t) => [primaryKey({ name: 'mechanic_days_pkey', columns: [t.ruleId, t.ranOn] })],
);

/** How far the run of a day has come: members up to a number are done. Cut anywhere, it goes on from there. */
export const mechanicRuns = pgTable(
  'mechanic_runs',
  {
    ruleId: mechanicColumn(),
    ranOn: dayColumn('ran_on').notNull(),
    throughMemberId: idColumn('through_member_id').notNull().default(0),
    begunAt: momentColumn('begun_at').notNull(),
    endedAt: momentColumn('ended_at'),
  },
  (t) => [
    primaryKey({ name: 'mechanic_runs_pkey', columns: [t.ruleId, t.ranOn] }),
    index('mechanic_runs_ran_on_idx').on(t.ranOn),
  ],
);

/**
 * Members whom a mechanic that receipts or events wake refused, while the days of their occasion last: the night asks again for these
 * alone.
 */
export const mechanicRetries = pgTable(
  'mechanic_retries',
  {
    memberId: idColumn('member_id').notNull(),
    ruleId: mechanicColumn(),
    untilOn: dayColumn('until_on').notNull(),
  },
  (t) => [
    primaryKey({ name: 'mechanic_retries_pkey', columns: [t.memberId, t.ruleId] }),
    index('mechanic_retries_rule_idx').on(t.ruleId, t.memberId),
  ],
);

/** Members of whom something was booked that a mechanic may wait for (triggers): the worker asks soon, and takes the rows. */
export const mechanicWakes = pgTable(
  'mechanic_wakes',
  {
    memberId: idColumn('member_id').notNull(),
    wakeId: idColumn('wake_id').notNull().generatedAlwaysAsIdentity(),
    wokenAt: momentColumn('woken_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ name: 'mechanic_wakes_pkey', columns: [t.memberId, t.wakeId] })],
);
