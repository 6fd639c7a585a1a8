import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import {
  ATTEMPT_ERRORS,
  DELIVERY_STATES,
  ENDPOINT_STATES,
  STOP_REASONS,
} from '@/lib/domain/webhooks/states';
import { users } from './access';
import { idColumn, momentColumn } from './columns';
import { oneOf } from './constraints';

/** Where events are sent. Never deleted, only removed: its deliveries name it. Reference data: a handful of rows. */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    endpointId: integer('endpoint_id').primaryKey().generatedAlwaysAsIdentity(),
    url: text('url').notNull(),
    description: text('description').notNull().default(''),
    /** The types of events that it is sent. */
    eventTypes: text('event_types').array().notNull(),
    /** The segments whose events it is sent; empty: of all. */
    segmentIds: integer('segment_ids').array().notNull().default(sql`'{}'`),
    state: text('state', { enum: ENDPOINT_STATES }).notNull().default('active'),
    stopReason: text('stop_reason', { enum: STOP_REASONS }),
    /** The secret, sealed with a key that is made from the secret of the instance. */
    secretSealed: text('secret_sealed').notNull(),
    /** The secret before it signs as well until the moment. */
    oldSecretSealed: text('old_secret_sealed'),
    oldSecretEndsAt: momentColumn('old_secret_ends_at'),
    /** Attempts that failed since the last that did not, and when the first of them did. */
    failures: integer('failures').notNull().default(0),
    failingSince: momentColumn('failing_since'),
    createdBy: integer('created_by')
      .notNull()
      .references(() => users.userId),
    createdAt: momentColumn('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('webhook_endpoints_created_by_idx').on(t.createdBy),
    oneOf('webhook_endpoints_state_known', t.state, ENDPOINT_STATES),
    oneOf('webhook_endpoints_stop_reason_known', t.stopReason, STOP_REASONS),
    check(
      'webhook_endpoints_stopped_for_a_reason',
      sql`(state IN ('paused', 'disabled')) = (stop_reason IS NOT NULL)`,
    ),
    check(
      'webhook_endpoints_old_secret_ends',
      sql`(old_secret_sealed IS NULL) = (old_secret_ends_at IS NULL)`,
    ),
    check('webhook_endpoints_failing', sql`(failures = 0) = (failing_since IS NULL)`),
  ],
);

/**
 * The outbox of events: one row for each endpoint that asked for the type, written in the transaction of what happened.
 * Member 0: an event of no member. No foreign key to endpoints, which are never deleted: every purchase would lock the same
 * few rows.
 */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    memberId: idColumn('member_id').notNull(),
    deliveryId: idColumn('delivery_id').notNull().generatedAlwaysAsIdentity(),
    endpointId: integer('endpoint_id').notNull(),
    type: text('type').notNull(),
    /** Ids, codes and amounts as text: nothing personal. */
    data: jsonb('data').$type<Readonly<Record<string, unknown>>>().notNull(),
    happenedAt: momentColumn('happened_at').notNull(),
    state: text('state', { enum: DELIVERY_STATES }).notNull().default('queued'),
    /** All attempts so far, and those since it was last queued by hand. */
    attempts: integer('attempts').notNull().default(0),
    tries: integer('tries').notNull().default(0),
    /** When it is due; while it is being sent, when another worker may take it up. */
    nextAt: momentColumn('next_at').notNull(),
    queuedAt: momentColumn('queued_at').notNull(),
    endedAt: momentColumn('ended_at'),
  },
  (t) => [
    primaryKey({ name: 'webhook_deliveries_pkey', columns: [t.memberId, t.deliveryId] }),
    index('webhook_deliveries_due_idx')
      .on(t.endpointId, t.nextAt, t.deliveryId)
      .where(sql`state IN ('queued', 'sending')`),
    index('webhook_deliveries_log_idx').on(t.endpointId, t.deliveryId),
    index('webhook_deliveries_state_idx').on(t.endpointId, t.state, t.deliveryId),
    index('webhook_deliveries_type_idx').on(t.endpointId, t.type, t.deliveryId),
    index('webhook_deliveries_queued_at_idx').on(t.queuedAt),
    oneOf('webhook_deliveries_state_known', t.state, DELIVERY_STATES),
    check(
      'webhook_deliveries_ended_at_an_end',
      sql`(state IN ('delivered', 'failed', 'dropped')) = (ended_at IS NOT NULL)`,
    ),
    check('webhook_deliveries_tries_of_attempts', sql`tries >= 0 AND tries <= attempts`),
  ],
);

/** How each attempt at a delivery went. `answer` is what the receiver wrote: the first of it, emptied when the member is erased. */
export const webhookAttempts = pgTable(
  'webhook_attempts',
  {
    memberId: idColumn('member_id').notNull(),
    deliveryId: idColumn('delivery_id').notNull(),
    attempt: integer('attempt').notNull(),
    begunAt: momentColumn('begun_at').notNull(),
    durationMs: integer('duration_ms').notNull(),
    /** HTTP status; null: there was no answer. */
    status: integer('status'),
    /** Null: it was delivered. */
    error: text('error', { enum: ATTEMPT_ERRORS }),
    /** The address that it went to. */
    address: text('address').notNull().default(''),
    /** The signature that was sent. */
    signature: text('signature').notNull().default(''),
    answer: text('answer').notNull().default(''),
  },
  (t) => [
    primaryKey({ name: 'webhook_attempts_pkey', columns: [t.memberId, t.deliveryId, t.attempt] }),
    oneOf('webhook_attempts_error_known', t.error, ATTEMPT_ERRORS),
    check('webhook_attempts_numbered', sql`attempt >= 1`),
  ],
);
