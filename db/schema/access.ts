import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { ROLES } from '@/lib/domain/access/permissions';
import { momentColumn } from './columns';
import { oneOf } from './constraints';

/** People who sign in. Never deleted, only disabled: the audit log names them. */
export const users = pgTable(
  'users',
  {
    userId: integer('user_id').primaryKey().generatedByDefaultAsIdentity(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: ROLES }).notNull(),
    passwordHash: text('password_hash').notNull(),
    locale: text('locale', { enum: ['en', 'ru'] }),
    theme: text('theme', { enum: ['system', 'light', 'dark'] })
      .notNull()
      .default('system'),
    singleKeys: boolean('single_keys').notNull().default(true),
    disabledAt: momentColumn('disabled_at'),
    createdAt: momentColumn('created_at').notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('users_email_key').on(sql`lower(${t.email})`),
    oneOf('users_role_known', t.role, ROLES),
    oneOf('users_theme_known', t.theme, ['system', 'light', 'dark']),
  ],
);

/** One row a sign-in; read on every call. `token_hash` is SHA-256 of the random id in the cookie. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.userId),
    createdAt: momentColumn('created_at').notNull().defaultNow(),
    lastSeenAt: momentColumn('last_seen_at').notNull().defaultNow(),
    idleEndsAt: momentColumn('idle_ends_at').notNull(),
    endsAt: momentColumn('ends_at').notNull(),
    revokedAt: momentColumn('revoked_at'),
  },
  (t) => [index('sessions_user_id_idx').on(t.userId)],
);

/** Sign-in attempts of the last day, for the lock-out. `subject` is `account:<sha256 of e-mail>` or `address:<ip>`. */
export const signInFailures = pgTable(
  'sign_in_failures',
  {
    failureId: bigint('failure_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    subject: text('subject').notNull(),
    failedAt: momentColumn('failed_at').notNull().defaultNow(),
  },
  (t) => [index('sign_in_failures_subject_idx').on(t.subject, t.failedAt)],
);

/** The one-time link that creates the first administrator. */
export const setupLinks = pgTable('setup_links', {
  tokenHash: text('token_hash').primaryKey(),
  createdAt: momentColumn('created_at').notNull().defaultNow(),
  endsAt: momentColumn('ends_at').notNull(),
  usedAt: momentColumn('used_at'),
});

/**
 * Keys of the HTTP API: shown once, stored hashed, scoped, revocable at once. One that takes the place of another shares
 * its `origin_id`, under which calls are remembered: a call that is sent again with the new key is still the same call.
 */
export const apiKeys = pgTable(
  'api_keys',
  {
    apiKeyId: integer('api_key_id').primaryKey().generatedByDefaultAsIdentity(),
    name: text('name').notNull(),
    keyHash: text('key_hash').notNull().unique(),
    keyHint: text('key_hint').notNull(),
    scopes: text('scopes').array().notNull(),
    createdBy: integer('created_by')
      .notNull()
      .references(() => users.userId),
    createdAt: momentColumn('created_at').notNull().defaultNow(),
    revokedAt: momentColumn('revoked_at'),
    /** The one store that it posts for; null: any. No foreign key: keys outlive the demo, which empties the stores. */
    storeId: integer('store_id'),
    /** The one partner whose stores it posts for; empty: any. */
    partner: text('partner').notNull().default(''),
    /** Since then it is refused: another took its place. */
    endsAt: momentColumn('ends_at'),
    /** The first of the keys that took each other's place; null: it is that itself. */
    originId: integer('origin_id'),
    /** The key whose place it takes. */
    replacesId: integer('replaces_id').unique(),
    /** Of the last call, to the minute. */
    lastUsedAt: momentColumn('last_used_at'),
  },
  (t) => [
    index('api_keys_created_by_idx').on(t.createdBy),
    foreignKey({
      name: 'api_keys_origin_fkey',
      columns: [t.originId],
      foreignColumns: [t.apiKeyId],
    }),
    foreignKey({
      name: 'api_keys_replaces_fkey',
      columns: [t.replacesId],
      foreignColumns: [t.apiKeyId],
    }),
    index('api_keys_origin_idx').on(t.originId).where(sql`origin_id IS NOT NULL`),
    check('api_keys_replace_one_of_theirs', sql`(origin_id IS NULL) = (replaces_id IS NULL)`),
  ],
);

/** Who changed what, in the transaction of the change. Append-only. */
export const auditEvents = pgTable(
  'audit_events',
  {
    auditEventId: bigint('audit_event_id', { mode: 'number' })
      .primaryKey()
      .generatedAlwaysAsIdentity(),
    at: momentColumn('at').notNull().defaultNow(),
    actor: text('actor').notNull(),
    requestId: text('request_id').notNull(),
    command: text('command').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
  },
  (t) => [
    index('audit_events_subject_idx').on(t.subjectKind, t.subjectId, t.auditEventId),
    // Appended in the order of time: a few pages of index for any number of rows.
    index('audit_events_at_idx').using('brin', t.at),
  ],
);
