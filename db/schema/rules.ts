import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { COMMENT_MAX } from '@/lib/domain/rules/comments';
import { type DefinitionJson, RULE_KINDS } from '@/lib/domain/rules/definition';
import { RULE_NAME_MAX, RULE_NOTE_MAX, VERSION_STATES } from '@/lib/domain/rules/versions';
import { users } from './access';
import { dayColumn, momentColumn } from './columns';
import { oneOf } from './constraints';

/** Rules of the programme: what they say stands in their versions. Never deleted, and of one kind for good (triggers). */
export const rules = pgTable(
  'rules',
  {
    ruleId: integer('rule_id').primaryKey().generatedByDefaultAsIdentity(),
    kind: text('kind', { enum: RULE_KINDS }).notNull(),
    nameEn: text('name_en').notNull(),
    nameRu: text('name_ru').notNull(),
    createdAt: momentColumn('created_at').notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('rules_one_terms').on(t.kind).where(sql`kind = 'terms'`),
    oneOf('rules_kind_known', t.kind, RULE_KINDS),
    check(
      'rules_names_fit',
      sql.raw(
        `length(name_en) BETWEEN 1 AND ${RULE_NAME_MAX} AND length(name_ru) BETWEEN 1 AND ${RULE_NAME_MAX}`,
      ),
    ),
  ],
);

/**
 * What a rule says, from a day on. It begins as a draft, is numbered on without gaps, and does not change once it is decided
 * (triggers). On a day the approved one with the latest first day not after it is in force, of equals the later number,
 * unless its own last day is past.
 */
export const ruleVersions = pgTable(
  'rule_versions',
  {
    ruleVersionId: integer('rule_version_id').primaryKey().generatedByDefaultAsIdentity(),
    ruleId: integer('rule_id')
      .notNull()
      .references(() => rules.ruleId),
    no: integer('no').notNull(),
    definition: jsonb('definition').$type<DefinitionJson>().notNull(),
    startsOn: dayColumn('starts_on').notNull(),
    /** Its last day; null: until the next version. */
    endsOn: dayColumn('ends_on'),
    state: text('state', { enum: VERSION_STATES }).notNull().default('draft'),
    authorId: integer('author_id')
      .notNull()
      .references(() => users.userId),
    /** Everybody who wrote in it, who saved it last at the end: none of them approves it. */
    writerIds: integer('writer_ids').array().notNull(),
    reviewerId: integer('reviewer_id').references(() => users.userId),
    /** What the author says to the reviewer. */
    note: text('note').notNull().default(''),
    /** What the reviewer said. */
    reviewNote: text('review_note').notNull().default(''),
    createdAt: momentColumn('created_at').notNull(),
    changedAt: momentColumn('changed_at').notNull(),
    submittedAt: momentColumn('submitted_at'),
    decidedAt: momentColumn('decided_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    unique('rule_versions_no_key').on(t.ruleId, t.no),
    uniqueIndex('rule_versions_one_undecided')
      .on(t.ruleId)
      .where(sql`state IN ('draft', 'inReview')`),
    index('rule_versions_approved_idx')
      .on(t.ruleId, t.startsOn, t.no)
      .where(sql`state = 'approved'`),
    index('rule_versions_author_id_idx').on(t.authorId),
    index('rule_versions_reviewer_id_idx').on(t.reviewerId),
    oneOf('rule_versions_state_known', t.state, VERSION_STATES),
    check('rule_versions_days_in_order', sql`ends_on >= starts_on`),
    check(
      'rule_versions_second_person',
      sql`reviewer_id <> author_id AND reviewer_id <> ALL (writer_ids)`,
    ),
    check(
      'rule_versions_reviewed',
      sql`(state IN ('approved', 'rejected')) = (reviewer_id IS NOT NULL)`,
    ),
    check(
      'rule_versions_moments',
      sql`(state IN ('approved', 'rejected', 'withdrawn')) = (decided_at IS NOT NULL)
        AND (state NOT IN ('inReview', 'approved', 'rejected') OR submitted_at IS NOT NULL)`,
    ),
    // Terms hold on every day from their first: they are changed, not ended.
    check(
      'rule_versions_terms_without_end',
      sql`definition ->> 'kind' <> 'terms' OR ends_on IS NULL`,
    ),
    check(
      'rule_versions_notes_fit',
      sql.raw(`length(note) <= ${RULE_NOTE_MAX} AND length(review_note) <= ${RULE_NOTE_MAX}`),
    ),
  ],
);

/**
 * One row: another value with every change of versions (trigger), so that who keeps rules in memory knows whether they still hold by
 * reading it in the transaction that is to be decided.
 */
export const ruleStamps = pgTable(
  'rule_stamps',
  {
    isOnly: boolean('is_only').primaryKey().default(true),
    stamp: uuid('stamp').notNull(),
  },
  () => [check('rule_stamps_only_one', sql`is_only`)],
);

/** What people who work on a rule say to each other about it, beside its versions. Only added to. */
export const ruleComments = pgTable(
  'rule_comments',
  {
    commentId: integer('comment_id').primaryKey().generatedAlwaysAsIdentity(),
    ruleId: integer('rule_id')
      .notNull()
      .references(() => rules.ruleId),
    /** The number of the latest version when it was said. */
    no: integer('no').notNull(),
    authorId: integer('author_id')
      .notNull()
      .references(() => users.userId),
    text: text('text').notNull(),
    writtenAt: momentColumn('written_at').notNull(),
  },
  (t) => [
    index('rule_comments_rule_id_idx').on(t.ruleId, t.commentId),
    index('rule_comments_author_id_idx').on(t.authorId),
    check('rule_comments_text_fits', sql.raw(`length(text) BETWEEN 1 AND ${COMMENT_MAX}`)),
  ],
);
