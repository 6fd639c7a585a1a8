import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import {
  CHANGE_REASONS,
  CHANGE_WAYS,
  LIST_SOURCES,
  PURPOSE_MAX,
  REFRESH_CAUSES,
  SEGMENT_SCHEDULES,
} from '@/lib/domain/segments/kept-membership';
import { users } from './access';
import { dayColumn, idColumn, momentColumn } from './columns';
import { oneOf } from './constraints';
import { segments } from './segments';

const bitsColumn = customType<{ data: string }>({ dataType: () => 'bit varying' });

/**
 * When the worker looks next who is in a segment. Apart from the segment, so that saving does not wait for a look; a dynamic segment
 * has a row, a list has none.
 */
export const segmentSchedules = pgTable(
  'segment_schedules',
  {
    segmentId: integer('segment_id')
      .primaryKey()
      .references(() => segments.segmentId),
    schedule: text('schedule', { enum: SEGMENT_SCHEDULES }).notNull().default('daily'),
    /** Null: not until somebody asks. */
    dueAt: momentColumn('due_at'),
    /** Looks that failed in a row. */
    failures: smallint('failures').notNull().default(0),
  },
  (t) => [
    index('segment_schedules_due_idx').on(t.dueAt),
    oneOf('segment_schedules_schedule_known', t.schedule, SEGMENT_SCHEDULES),
  ],
);

/** Each look at who is in, and each change of a list; only appended to (trigger). */
export const segmentRefreshes = pgTable(
  'segment_refreshes',
  {
    segmentId: integer('segment_id')
      .notNull()
      .references(() => segments.segmentId),
    refreshNo: integer('refresh_no').notNull(),
    cause: text('cause', { enum: REFRESH_CAUSES }).notNull(),
    /** The version of the definition that was looked by. */
    version: integer('version').notNull(),
    /** Its day in the programme's zone. */
    asOfOn: dayColumn('as_of_on').notNull(),
    refreshedAt: momentColumn('refreshed_at').notNull(),
    members: integer('members').notNull(),
    entered: integer('entered').notNull(),
    /** Went out. */
    gone: integer('gone').notNull(),
    tookMs: integer('took_ms').notNull(),
  },
  (t) => [
    primaryKey({ name: 'segment_refreshes_pkey', columns: [t.segmentId, t.refreshNo] }),
    index('segment_refreshes_refreshed_at_idx').on(t.segmentId, t.refreshedAt),
    oneOf('segment_refreshes_cause_known', t.cause, REFRESH_CAUSES),
    check('segment_refreshes_counted', sql`members >= 0 AND entered >= 0 AND gone >= 0`),
  ],
);

/**
 * Who was in a dynamic segment when it was looked at last: a bit for each of 65,536 members, the lowest id first. Flag 0 is the
 * segment, -1 who was in force, 1 and on the conditions in the order they are read: by these a reason is found.
 */
export const segmentBits = pgTable(
  'segment_bits',
  {
    segmentId: integer('segment_id')
      .notNull()
      .references(() => segments.segmentId),
    flag: smallint('flag').notNull(),
    chunk: integer('chunk').notNull(),
    bits: bitsColumn('bits').notNull(),
  },
  (t) => [
    primaryKey({ name: 'segment_bits_pkey', columns: [t.segmentId, t.flag, t.chunk] }),
    check('segment_bits_whole', sql`length(bits) = 65536`),
  ],
);

/**
 * Who was put into a list. A member who is not in force keeps the place and does not count. `viaId`: whose place it was before
 * that member was merged into this one. No foreign key to members: the demo loader rebuilds their keys.
 */
export const segmentMembers = pgTable(
  'segment_members',
  {
    memberId: idColumn('member_id').notNull(),
    segmentId: integer('segment_id')
      .notNull()
      .references(() => segments.segmentId),
    source: text('source', { enum: LIST_SOURCES }).notNull(),
    viaId: idColumn('via_id'),
    addedAt: momentColumn('added_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'segment_members_pkey', columns: [t.memberId, t.segmentId] }),
    index('segment_members_segment_idx').on(t.segmentId, t.memberId),
    oneOf('segment_members_source_known', t.source, LIST_SOURCES),
    check('segment_members_via_merge', sql`(source = 'merge') = (via_id IS NOT NULL)`),
  ],
);

/**
 * Lists that the worker fills: too many members for the command of a person. The row goes with the last of its parts, in one
 * transaction with the beginning of the list's history.
 */
export const listFills = pgTable(
  'list_fills',
  {
    segmentId: integer('segment_id')
      .primaryKey()
      .references(() => segments.segmentId),
    /** Whose members it keeps, while it is still to be worked out who they are; null: they stand in `list_parts` since it began. */
    fromSegmentId: integer('from_segment_id').references(() => segments.segmentId),
    /** How many members it will have; null: not worked out yet. */
    members: integer('members'),
    /** How many of them were put in. */
    put: integer('put').notNull().default(0),
    askedAt: momentColumn('asked_at').notNull(),
    dueAt: momentColumn('due_at').notNull(),
    /** Tries that failed in a row. */
    failures: smallint('failures').notNull().default(0),
  },
  (t) => [
    index('list_fills_from_segment_idx').on(t.fromSegmentId),
    index('list_fills_due_idx').on(t.dueAt),
    check('list_fills_counted', sql`put >= 0 AND (members IS NULL OR put <= members)`),
    check('list_fills_known', sql`members IS NOT NULL OR from_segment_id IS NOT NULL`),
  ],
);

/** Members who wait to be put into a list, some thousands a row; a row goes in the transaction that puts them in. */
export const listParts = pgTable(
  'list_parts',
  {
    segmentId: integer('segment_id')
      .notNull()
      .references(() => listFills.segmentId, { onDelete: 'cascade' }),
    part: integer('part').notNull(),
    memberIds: bigint('member_ids', { mode: 'number' }).array().notNull(),
  },
  (t) => [primaryKey({ name: 'list_parts_pkey', columns: [t.segmentId, t.part] })],
);

/** Who entered and who left since the look before, and why. The first look of a segment tells of nobody. Never changed (trigger). */
export const segmentChanges = pgTable(
  'segment_changes',
  {
    memberId: idColumn('member_id').notNull(),
    segmentId: integer('segment_id').notNull(),
    refreshNo: integer('refresh_no').notNull(),
    way: text('way', { enum: CHANGE_WAYS }).notNull(),
    reason: text('reason', { enum: CHANGE_REASONS }).notNull(),
    /** Which conditions turned, as they are numbered in `segmentBits`. */
    conditions: smallint('conditions').array(),
    /** The other member of the merge. */
    otherId: idColumn('other_id'),
  },
  (t) => [
    primaryKey({
      name: 'segment_changes_pkey',
      columns: [t.memberId, t.segmentId, t.refreshNo],
    }),
    foreignKey({
      name: 'segment_changes_refresh_fkey',
      columns: [t.segmentId, t.refreshNo],
      foreignColumns: [segmentRefreshes.segmentId, segmentRefreshes.refreshNo],
    }),
    index('segment_changes_refresh_idx').on(t.segmentId, t.refreshNo, t.way, t.memberId),
    oneOf('segment_changes_way_known', t.way, CHANGE_WAYS),
    oneOf('segment_changes_reason_known', t.reason, CHANGE_REASONS),
    check(
      'segment_changes_conditions_named',
      sql`(reason = 'conditions') = (conditions IS NOT NULL)`,
    ),
    check(
      'segment_changes_other_named',
      sql`(reason IN ('merge', 'unmerge')) = (other_id IS NOT NULL)`,
    ),
  ],
);

/** Which segments the latest version of a segment asks for; no circle among them. */
export const segmentUses = pgTable(
  'segment_uses',
  {
    segmentId: integer('segment_id')
      .notNull()
      .references(() => segments.segmentId),
    usesId: integer('uses_id')
      .notNull()
      .references(() => segments.segmentId),
  },
  (t) => [
    primaryKey({ name: 'segment_uses_pkey', columns: [t.segmentId, t.usesId] }),
    index('segment_uses_uses_id_idx').on(t.usesId),
    check('segment_uses_another', sql`segment_id <> uses_id`),
  ],
);

/** Files of members that were asked for: by whom, for what, until when the link opens. Never deleted (trigger). */
export const segmentExports = pgTable(
  'segment_exports',
  {
    exportId: integer('export_id').primaryKey().generatedAlwaysAsIdentity(),
    segmentId: integer('segment_id')
      .notNull()
      .references(() => segments.segmentId),
    purpose: text('purpose').notNull(),
    askedBy: integer('asked_by')
      .notNull()
      .references(() => users.userId),
    askedAt: momentColumn('asked_at').notNull(),
    expiresAt: momentColumn('expires_at').notNull(),
    /** How often it was taken, and when last. */
    taken: integer('taken').notNull().default(0),
    takenAt: momentColumn('taken_at'),
  },
  (t) => [
    index('segment_exports_segment_idx').on(t.segmentId, t.exportId),
    index('segment_exports_asked_by_idx').on(t.askedBy),
    check(
      'segment_exports_for_something',
      sql.raw(`length(purpose) BETWEEN 1 AND ${PURPOSE_MAX} AND expires_at > asked_at`),
    ),
    check('segment_exports_taken', sql`(taken = 0) = (taken_at IS NULL)`),
  ],
);
