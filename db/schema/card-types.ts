import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import {
  CARD_FORMS,
  CARD_LOOKS,
  CHECK_DIGIT_RULES,
  ISSUE_PROCEDURES,
  VALID_YEARS_MAX,
} from '@/lib/domain/cards/card-types';
import { CARD_NUMBER_MAX, CARD_NUMBER_MIN } from '@/lib/domain/cards/check-digits';
import { momentColumn } from './columns';
import { oneOf } from './constraints';
import { stores, tiers } from './programme';

/** Kinds of cards that the programme gives out. Archived, never deleted; one is what a card is unless told. */
export const cardTypes = pgTable(
  'card_types',
  {
    cardTypeId: integer('card_type_id').primaryKey().generatedByDefaultAsIdentity(),
    /** Begins the codes of batches: STD. */
    code: text('code').notNull().unique(),
    nameEn: text('name_en').notNull(),
    nameRu: text('name_ru').notNull(),
    look: text('look', { enum: CARD_LOOKS }).notNull().default('spruce'),
    tierId: smallint('tier_id').references(() => tiers.tierId),
    form: text('form', { enum: CARD_FORMS }).notNull().default('both'),
    checkDigit: text('check_digit', { enum: CHECK_DIGIT_RULES }).notNull(),
    /** With the check digit. */
    numberLength: smallint('number_length').notNull(),
    /** From the day of issue; null: without end. */
    validYears: smallint('valid_years'),
    /** Where it is good, beside the stores of `card_type_stores`; neither: everywhere. */
    regions: text('regions').array().notNull().default([]),
    procedures: text('procedures', { enum: ISSUE_PROCEDURES }).array().notNull(),
    mayEarn: boolean('may_earn').notNull().default(true),
    mayRedeem: boolean('may_redeem').notNull().default(true),
    /** Whether members get further cards of it for others to carry, and whether those pay with points. */
    maySupplement: boolean('may_supplement').notNull().default(true),
    supplementMayRedeem: boolean('supplement_may_redeem').notNull().default(true),
    isDefault: boolean('is_default').notNull().default(false),
    archivedAt: momentColumn('archived_at'),
    createdAt: momentColumn('created_at').notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('card_types_one_default').on(t.isDefault).where(sql`is_default`),
    index('card_types_tier_id_idx').on(t.tierId),
    oneOf('card_types_look_known', t.look, CARD_LOOKS),
    oneOf('card_types_form_known', t.form, CARD_FORMS),
    oneOf('card_types_check_digit_known', t.checkDigit, CHECK_DIGIT_RULES),
    check(
      'card_types_number_length_fits',
      sql.raw(
        `number_length BETWEEN ${CARD_NUMBER_MIN} AND ${CARD_NUMBER_MAX} AND (check_digit <> 'ean13' OR number_length = 13)`,
      ),
    ),
    check('card_types_valid_years_fit', sql.raw(`valid_years BETWEEN 1 AND ${VALID_YEARS_MAX}`)),
    check(
      'card_types_procedures_known',
      sql.raw(
        `procedures <@ ARRAY[${ISSUE_PROCEDURES.map((one) => `'${one}'`).join(', ')}] AND cardinality(procedures) > 0`,
      ),
    ),
    check('card_types_default_is_live', sql`NOT is_default OR archived_at IS NULL`),
  ],
);

/** The stores where cards of a type are good. */
export const cardTypeStores = pgTable(
  'card_type_stores',
  {
    cardTypeId: integer('card_type_id')
      .notNull()
      .references(() => cardTypes.cardTypeId),
    storeId: integer('store_id')
      .notNull()
      .references(() => stores.storeId),
  },
  (t) => [
    primaryKey({ name: 'card_type_stores_pkey', columns: [t.cardTypeId, t.storeId] }),
    index('card_type_stores_store_id_idx').on(t.storeId),
  ],
);

/**
 * Numbers that belong to a type, for a store or a partner when told: the prefix, a serial of the rest, the check digit.
 * `first_number` and `last_number` bound the whole numbers; an exclusion constraint keeps ranges apart.
 */
export const cardNumberRanges = pgTable(
  'card_number_ranges',
  {
    rangeId: integer('range_id').primaryKey().generatedByDefaultAsIdentity(),
    cardTypeId: integer('card_type_id')
      .notNull()
      .references(() => cardTypes.cardTypeId),
    storeId: integer('store_id').references(() => stores.storeId),
    /** Name of the partner it is set apart for; '' for nobody. */
    partner: text('partner').notNull().default(''),
    prefix: text('prefix').notNull(),
    fromSerial: bigint('from_serial', { mode: 'bigint' }).notNull(),
    toSerial: bigint('to_serial', { mode: 'bigint' }).notNull(),
    /** Where production and giving go on. */
    nextSerial: bigint('next_serial', { mode: 'bigint' }).notNull(),
    numberLength: smallint('number_length').notNull(),
    firstNumber: numeric('first_number', { precision: 19 }).notNull(),
    lastNumber: numeric('last_number', { precision: 19 }).notNull(),
    closedAt: momentColumn('closed_at'),
    createdAt: momentColumn('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('card_number_ranges_card_type_id_idx').on(t.cardTypeId),
    index('card_number_ranges_store_id_idx').on(t.storeId),
    check('card_number_ranges_prefix_digits', sql`prefix ~ '^[0-9]*$'`),
    check(
      'card_number_ranges_in_order',
      sql`0 <= from_serial AND from_serial <= to_serial AND next_serial BETWEEN from_serial AND to_serial + 1`,
    ),
    check('card_number_ranges_numbers_in_order', sql`first_number <= last_number`),
    check('card_number_ranges_for_one', sql`store_id IS NULL OR partner = ''`),
  ],
);
