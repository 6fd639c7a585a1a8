import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import {
  BLOCK_REASONS,
  CARD_NEEDS,
  CARD_OPERATIONS,
  CARD_STATUSES,
} from '@/lib/domain/cards/states';
import { cardBatches } from './card-stock';
import { cardTypes } from './card-types';
import { dayColumn, idColumn, momentColumn } from './columns';
import { oneOf } from './constraints';
import { members } from './members';
import { stores } from './programme';

/**
 * Plastic and virtual cards. Rows are never deleted; a change of state follows `card_transitions`, raises the version
 * by one and brings its event (triggers refuse anything else). Whose a number is, stands in `identity_claims`.
 */
export const cards = pgTable(
  'cards',
  {
    memberId: idColumn('member_id')
      .notNull()
      .references(() => members.memberId),
    cardId: idColumn('card_id').notNull().generatedByDefaultAsIdentity(),
    number: text('number').notNull(),
    status: text('status', { enum: CARD_STATUSES }).notNull(),
    issuedOn: dayColumn('issued_on').notNull(),
    blockReason: text('block_reason', { enum: BLOCK_REASONS }),
    /** The card that took its place, of the same member. */
    replacedBy: idColumn('replaced_by'),
    /** The last day it is good for; null: no end. */
    expiresOn: dayColumn('expires_on'),
    isVirtual: boolean('is_virtual').notNull().default(false),
    /** A further card on the member's account, carried by somebody else. */
    isSupplementary: boolean('is_supplementary').notNull().default(false),
    /** The member at whom the number goes on; 0: it went back to the stock. Null: it is here. */
    movedTo: idColumn('moved_to'),
    /** The default type unless told. */
    cardTypeId: integer('card_type_id')
      .default(sql`default_card_type()`)
      .references(() => cardTypes.cardTypeId),
    /** The batch it was printed in. */
    batchId: integer('batch_id').references(() => cardBatches.batchId),
    /** The store that it was handed out in, or that it lay in before; null: not known. */
    storeId: integer('store_id').references(() => stores.storeId),
    /** Of its last event; kept by a trigger. */
    changedAt: momentColumn('changed_at').notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'cards_pkey', columns: [t.memberId, t.cardId] }),
    uniqueIndex('cards_number_key').on(t.memberId, t.number).where(sql`moved_to IS NULL`),
    index('cards_card_id_idx').on(t.cardId),
    index('cards_changed_at_idx').on(t.changedAt, t.cardId),
    index('cards_status_idx').on(t.status, t.cardTypeId, t.changedAt, t.cardId),
    index('cards_card_type_id_idx').on(t.cardTypeId, t.changedAt, t.cardId),
    index('cards_batch_id_idx').on(t.batchId).where(sql`batch_id IS NOT NULL`),
    index('cards_store_id_idx')
      .on(t.storeId, t.changedAt, t.cardId)
      .where(sql`store_id IS NOT NULL`),
    index('cards_replaced_by_idx').on(t.memberId, t.replacedBy).where(sql`replaced_by IS NOT NULL`),
    index('cards_expires_on_idx')
      .on(t.expiresOn)
      .where(sql`expires_on IS NOT NULL AND status IN ('issued', 'active')`),
    foreignKey({
      name: 'cards_replaced_by_fkey',
      columns: [t.memberId, t.replacedBy],
      foreignColumns: [t.memberId, t.cardId],
    }),
    oneOf('cards_status_known', t.status, CARD_STATUSES),
    oneOf('cards_block_reason_known', t.blockReason, BLOCK_REASONS),
    check('cards_blocked_for_a_reason', sql`(status = 'blocked') = (block_reason IS NOT NULL)`),
    check('cards_moved_at_an_end', sql`moved_to IS NULL OR status IN ('closed', 'void')`),
    check(
      'cards_replaced_by_another',
      sql`replaced_by IS NULL OR (status = 'replaced' AND replaced_by <> card_id)`,
    ),
  ],
);

/**
 * How many cards of a type are in a state, beside what `card_count_deltas` adds: a change of cards appends there (trigger),
 * so that two changes never wait for one sum. Type 0: cards without one.
 */
export const cardCountCells = pgTable(
  'card_count_cells',
  {
    cardTypeId: integer('card_type_id').notNull(),
    status: text('status', { enum: CARD_STATUSES }).notNull(),
    cards: integer('cards').notNull(),
  },
  (t) => [primaryKey({ name: 'card_count_cells_pkey', columns: [t.cardTypeId, t.status] })],
);

/** Changes that are not folded into `card_count_cells` yet. Read whole and emptied, so without a key. */
export const cardCountDeltas = pgTable('card_count_deltas', {
  cardTypeId: integer('card_type_id').notNull(),
  status: text('status', { enum: CARD_STATUSES }).notNull(),
  cards: integer('cards').notNull(),
});

/** Serials of the numbers that the product gives by itself. */
export const cardNumberSerials = pgSequence('card_number_serials', { maxValue: 99_999_999 });

/**
 * What happened to a card, only appended to: the event and the version of the card it led to. A card that came by an
 * import begins without one. `related_card_id` is the other card of a replacement.
 */
export const cardEvents = pgTable(
  'card_events',
  {
    memberId: idColumn('member_id').notNull(),
    cardId: idColumn('card_id').notNull(),
    cardVersion: integer('card_version').notNull(),
    operation: text('operation', { enum: CARD_OPERATIONS }).notNull(),
    /** Null: the card began with this event. */
    fromStatus: text('from_status', { enum: CARD_STATUSES }),
    toStatus: text('to_status', { enum: CARD_STATUSES }).notNull(),
    blockReason: text('block_reason', { enum: BLOCK_REASONS }),
    /** What was checked before it. */
    checks: text('checks', { enum: CARD_NEEDS }).array().notNull().default([]),
    relatedCardId: idColumn('related_card_id'),
    /** The member it came from or went to. */
    relatedMemberId: idColumn('related_member_id'),
    expiresOn: dayColumn('expires_on'),
    note: text('note').notNull().default(''),
    actor: text('actor').notNull(),
    happenedAt: momentColumn('happened_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'card_events_pkey', columns: [t.memberId, t.cardId, t.cardVersion] }),
    oneOf('card_events_operation_known', t.operation, CARD_OPERATIONS),
    oneOf('card_events_from_known', t.fromStatus, CARD_STATUSES),
    oneOf('card_events_to_known', t.toStatus, CARD_STATUSES),
    oneOf('card_events_reason_known', t.blockReason, BLOCK_REASONS),
  ],
);

/** Who carries a supplementary card: personal data, apart. */
export const cardBearers = pgTable(
  'card_bearers',
  {
    memberId: idColumn('member_id').notNull(),
    cardId: idColumn('card_id').notNull(),
    name: text('name').notNull(),
  },
  (t) => [primaryKey({ name: 'card_bearers_pkey', columns: [t.memberId, t.cardId] })],
);

/** The changes of state that the database lets through: the table of lib/domain/cards/transitions, spelled out. */
export const cardTransitions = pgTable(
  'card_transitions',
  {
    operation: text('operation', { enum: CARD_OPERATIONS }).notNull(),
    fromStatus: text('from_status', { enum: CARD_STATUSES }).notNull(),
    /** '' where there is no block. */
    fromReason: text('from_reason').notNull(),
    toStatus: text('to_status', { enum: CARD_STATUSES }).notNull(),
    toReason: text('to_reason').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'card_transitions_pkey',
      columns: [t.fromStatus, t.fromReason, t.toStatus, t.toReason, t.operation],
    }),
  ],
);
