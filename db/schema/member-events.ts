import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { idColumn, momentColumn, pointsColumn } from './columns';
import { pointEntries } from './points';

/**
 * What a member did that is no purchase, as a shop or an app told it: a name that rules know and the caller's own reference,
 * by which it counts once. Only appended to. No foreign keys to members: the demo loader rebuilds their keys.
 */
export const memberEvents = pgTable(
  'member_events',
  {
    memberId: idColumn('member_id').notNull(),
    eventId: idColumn('event_id').notNull().generatedAlwaysAsIdentity(),
    name: text('name').notNull(),
    /** The caller's: an order, a visit. */
    reference: text('reference').notNull(),
    storeId: integer('store_id'),
    actor: text('actor').notNull(),
    occurredAt: momentColumn('occurred_at').notNull(),
    bookedAt: momentColumn('booked_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'member_events_pkey', columns: [t.memberId, t.eventId] }),
    // An erased member's events have none.
    uniqueIndex('member_events_count_once')
      .on(t.memberId, t.name, t.reference)
      .where(sql`reference <> ''`),
  ],
);

/**
 * What a rule gave for an event, with the entry that gave it. `occurrence` is empty for a rule that gives once in the life of a
 * member, else the event: its key is what keeps a rule from giving twice.
 */
export const eventAwards = pgTable(
  'event_awards',
  {
    memberId: idColumn('member_id').notNull(),
    ruleId: integer('rule_id').notNull(),
    occurrence: text('occurrence').notNull(),
    versionId: integer('version_id').notNull(),
    eventId: idColumn('event_id').notNull(),
    seq: integer('seq').notNull(),
    points: pointsColumn('points').notNull(),
  },
  (t) => [
    primaryKey({ name: 'event_awards_pkey', columns: [t.memberId, t.ruleId, t.occurrence] }),
    foreignKey({
      name: 'event_awards_event_fkey',
      columns: [t.memberId, t.eventId],
      foreignColumns: [memberEvents.memberId, memberEvents.eventId],
    }),
    foreignKey({
      name: 'event_awards_entry_fkey',
      columns: [t.memberId, t.seq],
      foreignColumns: [pointEntries.memberId, pointEntries.seq],
    }),
    index('event_awards_event_idx').on(t.memberId, t.eventId),
    index('event_awards_entry_idx').on(t.memberId, t.seq),
    check('event_awards_give_something', sql`points > 0`),
  ],
);
