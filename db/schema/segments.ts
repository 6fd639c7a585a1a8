import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { SEGMENT_KINDS } from '@/lib/domain/segments/kept-membership';
import { SEGMENT_NAME_MAX, SEGMENT_NOTE_MAX } from '@/lib/domain/segments/limits';
import { users } from './access';
import { momentColumn } from './columns';
import { oneOf } from './constraints';

/** Named groups of members: who is in stands in their versions, and for lists in `segment_members`. Never deleted (trigger): archived. */
export const segments = pgTable(
  'segments',
  {
    segmentId: integer('segment_id').primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind', { enum: SEGMENT_KINDS }).notNull().default('dynamic'),
    name: text('name').notNull(),
    note: text('note').notNull().default(''),
    archivedAt: momentColumn('archived_at'),
    createdAt: momentColumn('created_at').notNull(),
    /** The number of its latest version of the definition. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    oneOf('segments_kind_known', t.kind, SEGMENT_KINDS),
    uniqueIndex('segments_name_key').on(sql`lower(name)`).where(sql`archived_at IS NULL`),
    check(
      'segments_texts_fit',
      sql.raw(
        `length(name) BETWEEN 1 AND ${SEGMENT_NAME_MAX} AND length(note) <= ${SEGMENT_NOTE_MAX}`,
      ),
    ),
  ],
);

/** What a segment says, as it was saved; only appended to (trigger). */
export const segmentVersions = pgTable(
  'segment_versions',
  {
    segmentId: integer('segment_id')
      .notNull()
      .references(() => segments.segmentId),
    version: integer('version').notNull(),
    definition: jsonb('definition').notNull(),
    authorId: integer('author_id')
      .notNull()
      .references(() => users.userId),
    savedAt: momentColumn('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'segment_versions_pkey', columns: [t.segmentId, t.version] }),
    index('segment_versions_author_id_idx').on(t.authorId),
  ],
);
