import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { LOCALES } from '@/lib/domain/access/preferences';
import {
  CONSENT_CHANNELS,
  CONSENT_DECISIONS,
  CONSENT_EVIDENCE,
  CONSENT_PURPOSES,
  CONSENT_SOURCES,
} from '@/lib/domain/consents/states';
import { dayColumn, idColumn, momentColumn } from './columns';
import { oneOf } from './constraints';

/** What members agree to, word for word, only appended to: a version of a purpose in each language. Reference data. */
export const consentTexts = pgTable(
  'consent_texts',
  {
    purpose: text('purpose', { enum: CONSENT_PURPOSES }).notNull(),
    version: integer('version').notNull(),
    language: text('language', { enum: LOCALES }).notNull(),
    text: text('text').notNull(),
    /** The first day, in the programme's zone, on which it is agreed to. */
    validFromOn: dayColumn('valid_from_on').notNull(),
    actor: text('actor').notNull(),
    createdAt: momentColumn('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'consent_texts_pkey', columns: [t.purpose, t.version, t.language] }),
    oneOf('consent_texts_purpose_known', t.purpose, CONSENT_PURPOSES),
    oneOf('consent_texts_language_known', t.language, LOCALES),
    check('consent_texts_not_empty', sql`text <> ''`),
  ],
);

/**
 * Consents given and withdrawn, only appended to; the latest of a purpose and channel holds. The one change that the
 * database lets through takes the reference of the evidence out, for members that are to be forgotten. No foreign key to
 * members: the demo loader rebuilds their keys.
 */
export const consents = pgTable(
  'consents',
  {
    memberId: idColumn('member_id').notNull(),
    consentId: idColumn('consent_id').notNull().generatedAlwaysAsIdentity(),
    purpose: text('purpose', { enum: CONSENT_PURPOSES }).notNull(),
    channel: text('channel', { enum: CONSENT_CHANNELS }).notNull(),
    decision: text('decision', { enum: CONSENT_DECISIONS }).notNull(),
    /** What was agreed to, and in which language; null when it was withdrawn. */
    textVersion: integer('text_version'),
    textLanguage: text('text_language', { enum: LOCALES }),
    source: text('source', { enum: CONSENT_SOURCES }).notNull(),
    evidence: text('evidence', { enum: CONSENT_EVIDENCE }).notNull(),
    /** Number of the form or of the call. */
    evidenceReference: text('evidence_reference').notNull().default(''),
    /** The record that this one takes back. */
    correctsId: idColumn('corrects_id'),
    actor: text('actor').notNull(),
    /** When the member said so. */
    happenedAt: momentColumn('happened_at').notNull(),
    /** When it took effect here. */
    recordedAt: momentColumn('recorded_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ name: 'consents_pkey', columns: [t.memberId, t.consentId] }),
    index('consents_text_idx').on(t.purpose, t.textVersion, t.textLanguage),
    foreignKey({
      name: 'consents_text_fkey',
      columns: [t.purpose, t.textVersion, t.textLanguage],
      foreignColumns: [consentTexts.purpose, consentTexts.version, consentTexts.language],
    }),
    oneOf('consents_purpose_known', t.purpose, CONSENT_PURPOSES),
    oneOf('consents_channel_known', t.channel, CONSENT_CHANNELS),
    oneOf('consents_decision_known', t.decision, CONSENT_DECISIONS),
    oneOf('consents_source_known', t.source, CONSENT_SOURCES),
    oneOf('consents_evidence_known', t.evidence, CONSENT_EVIDENCE),
    check('consents_channel_fits', sql`(purpose = 'advertising') = (channel <> 'none')`),
    check(
      'consents_given_to_a_text',
      sql`(decision = 'given') = (text_version IS NOT NULL) AND (text_version IS NULL) = (text_language IS NULL)`,
    ),
    check('consents_corrections', sql`(evidence = 'correction') = (corrects_id IS NOT NULL)`),
  ],
);

/** The latest record of each purpose and channel of a member. Written by the trigger on `consents` alone. */
export const consentStates = pgTable(
  'consent_states',
  {
    memberId: idColumn('member_id').notNull(),
    purpose: text('purpose', { enum: CONSENT_PURPOSES }).notNull(),
    channel: text('channel', { enum: CONSENT_CHANNELS }).notNull(),
    decision: text('decision', { enum: CONSENT_DECISIONS }).notNull(),
    consentId: idColumn('consent_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'consent_states_pkey', columns: [t.memberId, t.purpose, t.channel] }),
    index('consent_states_consent_id_idx').on(t.memberId, t.consentId),
    foreignKey({
      name: 'consent_states_consent_fkey',
      columns: [t.memberId, t.consentId],
      foreignColumns: [consents.memberId, consents.consentId],
    }),
  ],
);
