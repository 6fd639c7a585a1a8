import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { BATCH_MAX, BATCH_MOVES, BATCH_STATES, STOCK_STATES } from '@/lib/domain/cards/stock';
import { cardNumberRanges, cardTypes } from './card-types';
import { idColumn, momentColumn } from './columns';
import { oneOf } from './constraints';
import { stores } from './programme';

/** Cards that are made together: so many numbers of a range. Produced in chunks, each in a transaction of its own. */
export const cardBatches = pgTable(
  'card_batches',
  {
    batchId: integer('batch_id').primaryKey().generatedByDefaultAsIdentity(),
    /** STD-1126, and STD-1126-2 for the second of the month. */
    code: text('code').notNull().unique(),
    cardTypeId: integer('card_type_id')
      .notNull()
      .references(() => cardTypes.cardTypeId),
    rangeId: integer('range_id')
      .notNull()
      .references(() => cardNumberRanges.rangeId),
    state: text('state', { enum: BATCH_STATES }).notNull().default('queued'),
    quantity: integer('quantity').notNull(),
    produced: integer('produced').notNull().default(0),
    createdBy: text('created_by').notNull(),
    createdAt: momentColumn('created_at').notNull().defaultNow(),
    startedAt: momentColumn('started_at'),
    producedAt: momentColumn('produced_at'),
    exportedAt: momentColumn('exported_at'),
    receivedAt: momentColumn('received_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('card_batches_card_type_id_idx').on(t.cardTypeId),
    index('card_batches_range_id_idx').on(t.rangeId),
    index('card_batches_open_idx').on(t.batchId).where(sql`state IN ('queued', 'producing')`),
    oneOf('card_batches_state_known', t.state, BATCH_STATES),
    check('card_batches_quantity_fits', sql.raw(`quantity BETWEEN 1 AND ${BATCH_MAX}`)),
    check('card_batches_produced_fits', sql`produced BETWEEN 0 AND quantity`),
    check(
      'card_batches_produced_whole',
      sql`state NOT IN ('produced', 'received') OR produced = quantity`,
    ),
  ],
);

/**
 * Cards that nobody has yet. Not member data: whose a number is stands in `identity_claims`, and a claim of a number
 * takes it out of the stock in the same transaction (trigger).
 */
export const stockCards = pgTable(
  'stock_cards',
  {
    number: text('number').notNull(),
    batchId: integer('batch_id')
      .notNull()
      .references(() => cardBatches.batchId),
    cardTypeId: integer('card_type_id')
      .notNull()
      .references(() => cardTypes.cardTypeId),
    state: text('state', { enum: STOCK_STATES }).notNull().default('produced'),
    /** Where it lies; null: the central stock, or the printer. */
    storeId: integer('store_id').references(() => stores.storeId),
    changedAt: momentColumn('changed_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'stock_cards_pkey', columns: [t.number] }),
    index('stock_cards_batch_id_idx').on(t.batchId, t.state, t.storeId, t.number),
    index('stock_cards_card_type_id_idx').on(t.cardTypeId, t.state),
    index('stock_cards_store_id_idx')
      .on(t.storeId, t.cardTypeId, t.number)
      .where(sql`state = 'inStock'`),
    index('stock_cards_reversed_idx').on(sql`reverse(${t.number}) text_pattern_ops`),
    oneOf('stock_cards_state_known', t.state, STOCK_STATES),
  ],
);

/** What happened to a batch, only appended to. */
export const batchEvents = pgTable(
  'batch_events',
  {
    eventId: idColumn('event_id').primaryKey().generatedAlwaysAsIdentity(),
    batchId: integer('batch_id')
      .notNull()
      .references(() => cardBatches.batchId),
    move: text('move', { enum: BATCH_MOVES }).notNull(),
    /** Cards that it was about. */
    cards: integer('cards').notNull(),
    storeId: integer('store_id').references(() => stores.storeId),
    firstNumber: text('first_number'),
    lastNumber: text('last_number'),
    note: text('note').notNull().default(''),
    actor: text('actor').notNull(),
    happenedAt: momentColumn('happened_at').notNull(),
  },
  (t) => [
    index('batch_events_batch_id_idx').on(t.batchId, t.eventId),
    index('batch_events_store_id_idx').on(t.storeId),
    oneOf('batch_events_move_known', t.move, BATCH_MOVES),
  ],
);

/** Fewer cards of a type than this in a store is worth a warning. */
export const stockAlerts = pgTable(
  'stock_alerts',
  {
    storeId: integer('store_id')
      .notNull()
      .references(() => stores.storeId),
    cardTypeId: integer('card_type_id')
      .notNull()
      .references(() => cardTypes.cardTypeId),
    threshold: integer('threshold').notNull(),
  },
  (t) => [
    primaryKey({ name: 'stock_alerts_pkey', columns: [t.storeId, t.cardTypeId] }),
    index('stock_alerts_card_type_id_idx').on(t.cardTypeId),
    check('stock_alerts_threshold_fits', sql.raw(`threshold BETWEEN 1 AND ${BATCH_MAX}`)),
  ],
);
