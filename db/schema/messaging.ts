import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { LOCALES } from '@/lib/domain/access/preferences';
import { CODE_ENDS, CONFIRMATION_WAYS, CONFIRMED_CONTACTS } from '@/lib/domain/contacts/states';
import {
  MESSAGE_CHANNELS,
  MESSAGE_EVENT_KINDS,
  MESSAGE_KINDS,
  MESSAGE_STATES,
  SUPPRESSION_REASONS,
} from '@/lib/domain/messaging/states';
import { users } from './access';
import { dayColumn, idColumn, momentColumn } from './columns';
import { consents } from './consents';
import { oneOf } from './constraints';

/**
 * The outbox: what is to be sent, queued in the transaction that decided it. Holds no address and no text: both are made
 * when it is sent. Ended messages do not change any more (a trigger).
 */
export const messages = pgTable(
  'messages',
  {
    memberId: idColumn('member_id').notNull(),
    messageId: idColumn('message_id').notNull().generatedAlwaysAsIdentity(),
    channel: text('channel', { enum: MESSAGE_CHANNELS }).notNull(),
    kind: text('kind', { enum: MESSAGE_KINDS }).notNull(),
    template: text('template').notNull(),
    language: text('language', { enum: LOCALES }).notNull(),
    /** What the template needs: ids, never anything personal. */
    params: jsonb('params').$type<Readonly<Record<string, number>>>().notNull().default({}),
    state: text('state', { enum: MESSAGE_STATES }).notNull().default('queued'),
    attempts: integer('attempts').notNull().default(0),
    /** When it is due; while it is being sent, when another worker may take it up. */
    nextAt: momentColumn('next_at').notNull(),
    /** After this it is of no use. */
    usefulUntil: momentColumn('useful_until'),
    /** Why the last attempt failed, or why it was dropped: a code. */
    lastError: text('last_error'),
    /** The consent that a promotional message relies on. */
    consentId: idColumn('consent_id'),
    /** Of a mechanic: which, and by which version. No foreign keys: thousands of messages would lock the same few rows. */
    ruleId: integer('rule_id'),
    ruleVersionId: integer('rule_version_id'),
    /** The day, in the member's zone, whose cap it counts for; null: for none. */
    countedOn: dayColumn('counted_on'),
    /** What makes its Message-ID, the same at every attempt. */
    mailKey: uuid('mail_key').notNull().defaultRandom(),
    queuedAt: momentColumn('queued_at').notNull(),
    /** When the last attempt began. */
    begunAt: momentColumn('begun_at'),
    endedAt: momentColumn('ended_at'),
  },
  (t) => [
    primaryKey({ name: 'messages_pkey', columns: [t.memberId, t.messageId] }),
    index('messages_due_idx').on(t.nextAt, t.messageId).where(sql`state IN ('queued', 'sending')`),
    index('messages_log_idx').on(t.messageId),
    index('messages_state_idx').on(t.state, t.messageId),
    index('messages_rule_idx').on(t.ruleId, t.messageId).where(sql`rule_id IS NOT NULL`),
    index('messages_unsent_idx')
      .on(t.lastError, t.messageId)
      .where(sql`state <> 'sent' AND last_error IS NOT NULL`),
    index('messages_ended_idx').on(t.endedAt).where(sql`ended_at IS NOT NULL`),
    index('messages_mail_key_idx').on(t.mailKey),
    index('messages_counted_idx')
      .on(t.memberId, t.countedOn)
      .where(sql`counted_on IS NOT NULL AND state IN ('sending', 'sent')`),
    index('messages_consent_idx').on(t.memberId, t.consentId).where(sql`consent_id IS NOT NULL`),
    foreignKey({
      name: 'messages_consent_fkey',
      columns: [t.memberId, t.consentId],
      foreignColumns: [consents.memberId, consents.consentId],
    }),
    oneOf('messages_channel_known', t.channel, MESSAGE_CHANNELS),
    oneOf('messages_kind_known', t.kind, MESSAGE_KINDS),
    oneOf('messages_state_known', t.state, MESSAGE_STATES),
    check(
      'messages_promotional_by_consent',
      sql`(kind = 'promotional') = (consent_id IS NOT NULL)`,
    ),
    check(
      'messages_ended_at_an_end',
      sql`(state IN ('sent', 'failed', 'dropped')) = (ended_at IS NOT NULL)`,
    ),
    check('messages_of_a_version', sql`(rule_id IS NULL) = (rule_version_id IS NULL)`),
    check('messages_sending_began', sql`state NOT IN ('sending', 'sent') OR begun_at IS NOT NULL`),
  ],
);

/**
 * Contacts that are written to no more, each known by its hash alone, so that it holds for whoever has the contact. Ended, never
 * deleted but by erasure.
 */
export const suppressions = pgTable(
  'suppressions',
  {
    memberId: idColumn('member_id').notNull(),
    suppressionId: idColumn('suppression_id').notNull().generatedAlwaysAsIdentity(),
    channel: text('channel', { enum: MESSAGE_CHANNELS }).notNull(),
    contactHash: text('contact_hash').notNull(),
    reason: text('reason', { enum: SUPPRESSION_REASONS }).notNull(),
    /** The message after which it was found; null: no message. */
    messageId: idColumn('message_id'),
    actor: text('actor').notNull(),
    begunAt: momentColumn('begun_at').notNull(),
    endedAt: momentColumn('ended_at'),
  },
  (t) => [
    primaryKey({ name: 'suppressions_pkey', columns: [t.memberId, t.suppressionId] }),
    uniqueIndex('suppressions_one_live')
      .on(t.memberId, t.channel, t.contactHash, t.reason)
      .where(sql`ended_at IS NULL`),
    index('suppressions_contact_idx').on(t.contactHash, t.channel).where(sql`ended_at IS NULL`),
    oneOf('suppressions_channel_known', t.channel, MESSAGE_CHANNELS),
    oneOf('suppressions_reason_known', t.reason, SUPPRESSION_REASONS),
  ],
);

/** What became of messages after they were sent, only appended to. */
export const messageEvents = pgTable(
  'message_events',
  {
    memberId: idColumn('member_id').notNull(),
    eventId: idColumn('event_id').notNull().generatedAlwaysAsIdentity(),
    messageId: idColumn('message_id').notNull(),
    kind: text('kind', { enum: MESSAGE_EVENT_KINDS }).notNull(),
    happenedAt: momentColumn('happened_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'message_events_pkey', columns: [t.memberId, t.eventId] }),
    index('message_events_message_idx').on(t.memberId, t.messageId, t.kind),
    oneOf('message_events_kind_known', t.kind, MESSAGE_EVENT_KINDS),
  ],
);

/** The library of texts that mechanics start from: each in both languages. Archived, never deleted. Reference data. */
export const messageTemplates = pgTable(
  'message_templates',
  {
    templateId: integer('template_id').primaryKey().generatedAlwaysAsIdentity(),
    name: text('name').notNull(),
    kind: text('kind', { enum: MESSAGE_KINDS }).notNull(),
    subjectEn: text('subject_en').notNull(),
    subjectRu: text('subject_ru').notNull(),
    textEn: text('text_en').notNull(),
    textRu: text('text_ru').notNull(),
    version: integer('version').notNull().default(1),
    createdBy: integer('created_by').references(() => users.userId),
    createdAt: momentColumn('created_at').notNull(),
    changedAt: momentColumn('changed_at').notNull(),
    archivedAt: momentColumn('archived_at'),
  },
  (t) => [
    uniqueIndex('message_templates_one_name').on(sql`lower(name)`).where(sql`archived_at IS NULL`),
    index('message_templates_created_by_idx').on(t.createdBy),
    oneOf('message_templates_kind_known', t.kind, MESSAGE_KINDS),
    check(
      'message_templates_not_empty',
      sql`name <> '' AND subject_en <> '' AND subject_ru <> '' AND text_en <> '' AND text_ru <> ''`,
    ),
  ],
);

/**
 * Codes that confirm a contact, for a day. The code itself is nowhere: the salt and the secret of the instance make it.
 * `contact_hash` stands for the contact, so that a limit holds whoever has it.
 */
export const contactCodes = pgTable(
  'contact_codes',
  {
    memberId: idColumn('member_id').notNull(),
    codeId: idColumn('code_id').notNull().generatedAlwaysAsIdentity(),
    contact: text('contact', { enum: CONFIRMED_CONTACTS }).notNull(),
    contactHash: text('contact_hash').notNull(),
    salt: text('salt').notNull(),
    codeHash: text('code_hash').notNull(),
    /** Wrong codes typed so far. */
    attempts: integer('attempts').notNull().default(0),
    createdAt: momentColumn('created_at').notNull(),
    expiresAt: momentColumn('expires_at').notNull(),
    endedAt: momentColumn('ended_at'),
    endedBy: text('ended_by', { enum: CODE_ENDS }),
  },
  (t) => [
    primaryKey({ name: 'contact_codes_pkey', columns: [t.memberId, t.codeId] }),
    uniqueIndex('contact_codes_one_live').on(t.memberId, t.contact).where(sql`ended_at IS NULL`),
    index('contact_codes_contact_idx').on(t.contactHash, t.createdAt),
    index('contact_codes_created_at_idx').on(t.createdAt),
    oneOf('contact_codes_contact_known', t.contact, CONFIRMED_CONTACTS),
    oneOf('contact_codes_end_known', t.endedBy, CODE_ENDS),
    check('contact_codes_ended_somehow', sql`(ended_at IS NULL) = (ended_by IS NULL)`),
  ],
);

/**
 * Which contact of a member was shown to be theirs. A change of the contact ends it and takes the value out (a trigger on
 * `member_profiles`, so that imports end it too). Never deleted.
 */
export const contactConfirmations = pgTable(
  'contact_confirmations',
  {
    memberId: idColumn('member_id').notNull(),
    confirmationId: idColumn('confirmation_id').notNull().generatedAlwaysAsIdentity(),
    contact: text('contact', { enum: CONFIRMED_CONTACTS }).notNull(),
    /** Null once it has ended. */
    value: text('value'),
    way: text('way', { enum: CONFIRMATION_WAYS }).notNull(),
    actor: text('actor').notNull(),
    confirmedAt: momentColumn('confirmed_at').notNull(),
    endedAt: momentColumn('ended_at'),
  },
  (t) => [
    primaryKey({ name: 'contact_confirmations_pkey', columns: [t.memberId, t.confirmationId] }),
    uniqueIndex('contact_confirmations_one_live')
      .on(t.memberId, t.contact)
      .where(sql`ended_at IS NULL`),
    oneOf('contact_confirmations_contact_known', t.contact, CONFIRMED_CONTACTS),
    oneOf('contact_confirmations_way_known', t.way, CONFIRMATION_WAYS),
    check('contact_confirmations_value_while_live', sql`(ended_at IS NULL) = (value IS NOT NULL)`),
  ],
);
