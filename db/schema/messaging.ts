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
import { MESSAGE_CHANNELS, MESSAGE_KINDS, MESSAGE_STATES } from '@/lib/domain/messaging/states';
import { idColumn, momentColumn } from './columns';
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
    check('messages_sending_began', sql`state NOT IN ('sending', 'sent') OR begun_at IS NOT NULL`),
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
