import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import {
  ATTRIBUTE_OPTIONS_MAX,
  ATTRIBUTE_TEXT_MAX,
  ATTRIBUTE_TYPES,
} from '@/lib/domain/members/attributes/attribute';
import { CONTACT_PERSONS_MAX } from '@/lib/domain/members/contact-persons';
import {
  INTERACTION_DIRECTIONS,
  INTERACTION_KINDS,
  INTERACTION_TEXT_MAX,
} from '@/lib/domain/members/interactions';
import { users } from './access';
import { idColumn, momentColumn } from './columns';
import { oneOf } from './constraints';
import { members } from './members';

/**
 * Notes, calls and letters that staff wrote down about a member. Personal data: the text may hold anything. Rows are
 * never deleted and what was written stays (triggers); an author withdraws a row and can take that back. Erasing a
 * member empties the text.
 */
export const memberInteractions = pgTable(
  'member_interactions',
  {
    memberId: idColumn('member_id')
      .notNull()
      .references(() => members.memberId),
    interactionId: idColumn('interaction_id').notNull().generatedAlwaysAsIdentity(),
    kind: text('kind', { enum: INTERACTION_KINDS }).notNull(),
    direction: text('direction', { enum: INTERACTION_DIRECTIONS }),
    text: text('text').notNull(),
    authorId: integer('author_id')
      .notNull()
      .references(() => users.userId),
    happenedAt: momentColumn('happened_at').notNull(),
    createdAt: momentColumn('created_at').notNull(),
    /** Shown above everything until somebody takes it down. */
    pinnedAt: momentColumn('pinned_at'),
    withdrawnAt: momentColumn('withdrawn_at'),
  },
  (t) => [
    primaryKey({ name: 'member_interactions_pkey', columns: [t.memberId, t.interactionId] }),
    index('member_interactions_happened_idx').on(t.memberId, t.happenedAt, t.interactionId),
    index('member_interactions_author_id_idx').on(t.authorId),
    oneOf('member_interactions_kind_known', t.kind, INTERACTION_KINDS),
    oneOf('member_interactions_direction_known', t.direction, INTERACTION_DIRECTIONS),
    check(
      'member_interactions_notes_have_no_direction',
      sql`(kind = 'note') = (direction IS NULL)`,
    ),
    check(
      'member_interactions_text_length',
      sql`char_length(${t.text}) <= ${sql.raw(String(INTERACTION_TEXT_MAX))}`,
    ),
    check(
      'member_interactions_withdrawn_not_pinned',
      sql`withdrawn_at IS NULL OR pinned_at IS NULL`,
    ),
  ],
);

/** What the programme keeps about members beyond what the product knows. Archived, never deleted; key and type stay. */
export const attributes = pgTable(
  'attributes',
  {
    attributeId: integer('attribute_id').primaryKey().generatedAlwaysAsIdentity(),
    /** How files and the API call it. */
    key: text('key').notNull().unique('attributes_key_key'),
    labelEn: text('label_en').notNull(),
    labelRu: text('label_ru').notNull(),
    type: text('type', { enum: ATTRIBUTE_TYPES }).notNull(),
    position: smallint('position').notNull(),
    archivedAt: momentColumn('archived_at'),
    createdAt: momentColumn('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [oneOf('attributes_type_known', t.type, ATTRIBUTE_TYPES)],
);

/** What a choice is made from, in the order of the form. */
export const attributeOptions = pgTable(
  'attribute_options',
  {
    attributeId: integer('attribute_id')
      .notNull()
      .references(() => attributes.attributeId),
    optionId: smallint('option_id').notNull(),
    labelEn: text('label_en').notNull(),
    labelRu: text('label_ru').notNull(),
    position: smallint('position').notNull(),
    archivedAt: momentColumn('archived_at'),
  },
  (t) => [
    primaryKey({ name: 'attribute_options_pkey', columns: [t.attributeId, t.optionId] }),
    check(
      'attribute_options_id_range',
      sql`option_id BETWEEN 1 AND ${sql.raw(String(ATTRIBUTE_OPTIONS_MAX))}`,
    ),
  ],
);

/** A member's value of an attribute, in the column of its type. No row: not known. */
export const memberAttributes = pgTable(
  'member_attributes',
  {
    memberId: idColumn('member_id')
      .notNull()
      .references(() => members.memberId),
    attributeId: integer('attribute_id')
      .notNull()
      .references(() => attributes.attributeId),
    textValue: text('text_value'),
    numberValue: numeric('number_value', { precision: 18, scale: 4 }),
    dateValue: date('date_value', { mode: 'string' }),
    optionId: smallint('option_id'),
    yesNoValue: boolean('yes_no_value'),
  },
  (t) => [
    primaryKey({ name: 'member_attributes_pkey', columns: [t.memberId, t.attributeId] }),
    foreignKey({
      name: 'member_attributes_option_fkey',
      columns: [t.attributeId, t.optionId],
      foreignColumns: [attributeOptions.attributeId, attributeOptions.optionId],
    }),
    // Lists and segments ask by value: each type has its index, only over its own rows.
    index('member_attributes_text_idx')
      .on(t.attributeId, sql`lower(text_value)`, t.memberId)
      .where(sql`text_value IS NOT NULL`),
    index('member_attributes_number_idx')
      .on(t.attributeId, t.numberValue, t.memberId)
      .where(sql`number_value IS NOT NULL`),
    index('member_attributes_date_idx')
      .on(t.attributeId, t.dateValue, t.memberId)
      .where(sql`date_value IS NOT NULL`),
    index('member_attributes_option_idx')
      .on(t.attributeId, t.optionId, t.memberId)
      .where(sql`option_id IS NOT NULL`),
    index('member_attributes_yes_no_idx')
      .on(t.attributeId, t.yesNoValue, t.memberId)
      .where(sql`yes_no_value IS NOT NULL`),
    check(
      'member_attributes_one_value',
      sql`num_nonnulls(text_value, number_value, date_value, option_id, yes_no_value) = 1`,
    ),
    check(
      'member_attributes_text_length',
      sql`char_length(${t.textValue}) BETWEEN 1 AND ${sql.raw(String(ATTRIBUTE_TEXT_MAX))}`,
    ),
  ],
);

/** Whom to talk to at an organisation. Personal data. Phones are E.164; they claim nothing: two may share one. */
export const memberContactPersons = pgTable(
  'member_contact_persons',
  {
    memberId: idColumn('member_id')
      .notNull()
      .references(() => members.memberId),
    /** 1 to 20, given once: a person keeps it as long as they are listed. */
    personNo: smallint('person_no').notNull(),
    name: text('name').notNull(),
    role: text('role').notNull().default(''),
    phone: text('phone'),
    email: text('email'),
    position: smallint('position').notNull(),
  },
  (t) => [
    primaryKey({ name: 'member_contact_persons_pkey', columns: [t.memberId, t.personNo] }),
    check(
      'member_contact_persons_range',
      sql`person_no BETWEEN 1 AND ${sql.raw(String(CONTACT_PERSONS_MAX))}`,
    ),
  ],
);
