import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import {
  ENROLMENT_KINDS,
  FLOOR_KINDS,
  FLOOR_REMARK_MAX,
  JUDGED_BY,
  JUDGEMENTS,
} from '@/lib/domain/tiers/records';
import { users } from './access';
import { dayColumn, idColumn, minorColumn, momentColumn } from './columns';
import { oneOf } from './constraints';
import { rules } from './rules';
import { tierGrants } from './tier-grants';

const ladderColumn = () =>
  integer('rule_id')
    .notNull()
    .references(() => rules.ruleId);

/**
 * How members stand on ladders (rules of kind `tiers`) by what they did alone. No row: on the tier that asks nothing, with nothing before. What
 * is shown is `members.tier_id`: the higher of this and the floors of the day, of several ladders the one that goes first.
 */
export const tierStandings = pgTable(
  'tier_standings',
  {
    memberId: idColumn('member_id').notNull(),
    ruleId: ladderColumn(),
    /** Null: below the lowest tier. */
    tierId: smallint('tier_id'),
    sinceOn: dayColumn('since_on'),
    /** Last day on which it holds without being proven again; null: judged every night, or nothing to lose. */
    validUntilOn: dayColumn('valid_until_on'),
    graceUntilOn: dayColumn('grace_until_on'),
    graceFromOn: dayColumn('grace_from_on'),
    heldUntilOn: dayColumn('held_until_on'),
    countsFromOn: dayColumn('counts_from_on'),
  },
  (t) => [
    primaryKey({ name: 'tier_standings_pkey', columns: [t.memberId, t.ruleId] }),
    check('tier_standings_grace_whole', sql`(grace_until_on IS NULL) = (grace_from_on IS NULL)`),
  ],
);

/** Every judgement that changed a standing, with what was measured: why a member is where they are. Only appended to. */
export const tierJudgements = pgTable(
  'tier_judgements',
  {
    memberId: idColumn('member_id').notNull(),
    judgementId: idColumn('judgement_id').notNull().generatedAlwaysAsIdentity(),
    ruleId: ladderColumn(),
    /** The version of the ladder that judged. */
    ruleVersionId: integer('rule_version_id').notNull(),
    judgedOn: dayColumn('judged_on').notNull(),
    judgedBy: text('judged_by', { enum: JUDGED_BY }).notNull(),
    judgement: text('judgement', { enum: JUDGEMENTS }).notNull(),
    fromTierId: smallint('from_tier_id'),
    toTierId: smallint('to_tier_id'),
    /** What the window came to: amounts as text. */
    measured: jsonb('measured').notNull(),
    judgedAt: momentColumn('judged_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'tier_judgements_pkey', columns: [t.memberId, t.judgementId] }),
    index('tier_judgements_rule_idx').on(t.ruleId, t.judgedOn),
    oneOf('tier_judgements_judgement_known', t.judgement, JUDGEMENTS),
    oneOf('tier_judgements_judged_by_known', t.judgedBy, JUDGED_BY),
  ],
);

/** Tiers that lie over standings for some days: nobody shows a lower one. Only appended to; its last day may come nearer, to the day before its first when it is taken back. */
export const tierFloors = pgTable(
  'tier_floors',
  {
    memberId: idColumn('member_id').notNull(),
    floorId: idColumn('floor_id').notNull().generatedAlwaysAsIdentity(),
    ruleId: ladderColumn(),
    tierId: smallint('tier_id').notNull(),
    fromOn: dayColumn('from_on').notNull(),
    untilOn: dayColumn('until_on').notNull(),
    kind: text('kind', { enum: FLOOR_KINDS }).notNull(),
    reason: text('reason').notNull(),
    remark: text('remark').notNull().default(''),
    taskId: idColumn('task_id'),
    /** The grant to a whole list that it is of; null: it is of one member. */
    grantId: integer('grant_id').references(() => tierGrants.grantId),
    /** Null: a merge brought it. */
    requestedBy: integer('requested_by').references(() => users.userId),
    approvedBy: integer('approved_by').references(() => users.userId),
    createdAt: momentColumn('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'tier_floors_pkey', columns: [t.memberId, t.floorId] }),
    index('tier_floors_requested_by_idx').on(t.requestedBy),
    index('tier_floors_approved_by_idx').on(t.approvedBy),
    index('tier_floors_rule_idx').on(t.ruleId, t.untilOn),
    // A grant gives to each member once.
    uniqueIndex('tier_floors_grant_unique')
      .on(t.grantId, t.memberId)
      .where(sql`grant_id IS NOT NULL`),
    oneOf('tier_floors_kind_known', t.kind, FLOOR_KINDS),
    // One that was taken back ends on the day before its first: it never held.
    check('tier_floors_days_in_order', sql`until_on >= from_on - 1`),
    check('tier_floors_second_person', sql`approved_by <> requested_by`),
    check(
      'tier_floors_approved',
      sql`(kind = 'merge') = (requested_by IS NULL) AND (requested_by IS NULL) = (approved_by IS NULL)`,
    ),
    check('tier_floors_remark_fits', sql.raw(`length(remark) <= ${FLOOR_REMARK_MAX}`)),
  ],
);

/** Members who were put on a ladder: staff, or a paid club with what was paid and to which day. */
export const tierEnrolments = pgTable(
  'tier_enrolments',
  {
    memberId: idColumn('member_id').notNull(),
    enrolmentId: idColumn('enrolment_id').notNull().generatedAlwaysAsIdentity(),
    ruleId: ladderColumn(),
    kind: text('kind', { enum: ENROLMENT_KINDS }).notNull(),
    fromOn: dayColumn('from_on').notNull(),
    /** Last day; null: until it is ended. */
    untilOn: dayColumn('until_on'),
    renews: boolean('renews').notNull().default(false),
    paidMinor: minorColumn('paid_minor').notNull().default(sql`0`),
    createdAt: momentColumn('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'tier_enrolments_pkey', columns: [t.memberId, t.enrolmentId] }),
    index('tier_enrolments_until_idx').on(t.ruleId, t.untilOn),
    oneOf('tier_enrolments_kind_known', t.kind, ENROLMENT_KINDS),
    check('tier_enrolments_days_in_order', sql`until_on >= from_on`),
  ],
);

/** Members whose past changed (a late receipt, a return, a merge): the night plays it again. */
export const tierReplays = pgTable('tier_replays', {
  memberId: idColumn('member_id').primaryKey(),
  notedAt: momentColumn('noted_at').notNull().defaultNow(),
});

/** Nights that were judged, each once for a ladder, and what came of them. */
export const tierNights = pgTable(
  'tier_nights',
  {
    ruleId: ladderColumn(),
    night: dayColumn('night').notNull(),
    ruleVersionId: integer('rule_version_id').notNull(),
    judged: integer('judged').notNull(),
    up: integer('up').notNull(),
    down: integer('down').notNull(),
    grace: integer('grace').notNull(),
    finishedAt: momentColumn('finished_at').notNull(),
  },
  (t) => [primaryKey({ name: 'tier_nights_pkey', columns: [t.ruleId, t.night] })],
);

/** How many members showed each tier on the morning of a day; 0 is none. */
export const tierDays = pgTable(
  'tier_days',
  {
    day: dayColumn('day').notNull(),
    tierId: smallint('tier_id').notNull(),
    members: integer('members').notNull(),
  },
  (t) => [primaryKey({ name: 'tier_days_pkey', columns: [t.day, t.tierId] })],
);
