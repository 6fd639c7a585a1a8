import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  smallint,
} from 'drizzle-orm/pg-core';
import { bytesColumn, dayColumn, idColumn, momentColumn } from './columns';

/**
 * How a member buys, by the days on which they did (receipts of one day are one; returns are none): counted anew when their
 * receipts changed since. Only the primary key, as `member_summary`. Gaps are whole days between two such days; percentile_disc
 * of them, null where there are too few to speak of a rhythm.
 */
export const memberRhythms = pgTable('member_rhythms', {
  memberId: idColumn('member_id').primaryKey(),
  /** `member_summary.receipts` when it was counted: another number means to count again. */
  receipts: integer('receipts').notNull(),
  purchaseDays: integer('purchase_days').notNull(),
  firstOn: dayColumn('first_on').notNull(),
  lastOn: dayColumn('last_on').notNull(),
  /** The middle one of the gaps. */
  usualGapDays: integer('usual_gap_days'),
  /** Nine of ten gaps are no longer. */
  longGapDays: integer('long_gap_days'),
  /** The gap before the latest day; null: there is one day alone. */
  lastGapDays: integer('last_gap_days'),
  /** `long_gap_days` without the gap before the latest day. */
  earlierLongGapDays: integer('earlier_long_gap_days'),
});

/** What the current model expects of a member who ever bought, as of `outlook_state.scored_on`. Written whole, each time. */
export const memberOutlooks = pgTable('member_outlooks', {
  memberId: idColumn('member_id').primaryKey(),
  /** That the member still buys, 0 to 1. */
  pAlive: real('p_alive').notNull(),
  /** Days with a purchase that are expected in so many days. */
  expected30: real('expected_30').notNull(),
  expected90: real('expected_90').notNull(),
});

/**
 * Fits of the model of purchases (BG/NBD, in days), each with the day it knows up to. Beside it the check: the same model fitted
 * up to `held_from_on`, whose forecast of the days after it stands in `outlook_bins` beside what was bought.
 */
export const outlookModels = pgTable(
  'outlook_models',
  {
    outlookModelId: integer('outlook_model_id').primaryKey().generatedAlwaysAsIdentity(),
    asOfOn: dayColumn('as_of_on').notNull(),
    members: integer('members').notNull(),
    r: doublePrecision('r').notNull(),
    alpha: doublePrecision('alpha').notNull(),
    a: doublePrecision('a').notNull(),
    b: doublePrecision('b').notNull(),
    logLikelihood: doublePrecision('log_likelihood').notNull(),
    fittedAt: momentColumn('fitted_at').notNull(),
    /** The last day that the checked model knew; null: there was too little to check by. */
    heldFromOn: dayColumn('held_from_on'),
    /** Members are those of whom `member_id & held_mask` is 0. */
    heldMask: integer('held_mask'),
    heldMembers: integer('held_members'),
    heldR: doublePrecision('held_r'),
    heldAlpha: doublePrecision('held_alpha'),
    heldA: doublePrecision('held_a'),
    heldB: doublePrecision('held_b'),
    heldLogLikelihood: doublePrecision('held_log_likelihood'),
  },
  () => [
    check('outlook_models_positive', sql`r > 0 AND alpha > 0 AND a > 0 AND b > 0 AND members > 0`),
    check(
      'outlook_models_checked_whole',
      sql`(held_from_on IS NULL) = (held_mask IS NULL) AND (held_from_on IS NULL) = (held_members IS NULL)
        AND (held_from_on IS NULL) = (held_r IS NULL)`,
    ),
  ],
);

/** A check by how often members had come back before: days with a purchase that were forecast for them all, and that they made. */
export const outlookBins = pgTable(
  'outlook_bins',
  {
    outlookModelId: integer('outlook_model_id')
      .notNull()
      .references(() => outlookModels.outlookModelId),
    bin: smallint('bin').notNull(),
    members: integer('members').notNull(),
    expectedDays: doublePrecision('expected_days').notNull(),
    actualDays: integer('actual_days').notNull(),
  },
  (t) => [primaryKey({ name: 'outlook_bins_pkey', columns: [t.outlookModelId, t.bin] })],
);

/** One row: which days the rhythms and outlooks are of, and by which model. */
export const outlookState = pgTable(
  'outlook_state',
  {
    stateId: smallint('state_id').primaryKey().default(1),
    /** The middle one of the members' long gaps; stands in where a member has no rhythm yet. */
    longGapDays: integer('long_gap_days'),
    rhythmsOn: dayColumn('rhythms_on'),
    outlookModelId: integer('outlook_model_id').references(() => outlookModels.outlookModelId),
    scoredOn: dayColumn('scored_on'),
  },
  (t) => [
    index('outlook_state_outlook_model_id_idx').on(t.outlookModelId),
    check('outlook_state_single_row', sql`${t.stateId} = 1`),
    check('outlook_state_scored_by_model', sql`scored_on IS NULL OR outlook_model_id IS NOT NULL`),
  ],
);

/** A month that the stages of the lifecycle were kept of: as of its last day, which stays, or as of a day of the present month. */
export const lifecycleMonths = pgTable('lifecycle_months', {
  /** First day of the month. */
  month: dayColumn('month').primaryKey(),
  asOfOn: dayColumn('as_of_on').notNull(),
  isMonthEnd: boolean('is_month_end').notNull(),
  /** The long gap of then that stood in for who had no rhythm; null: nobody had one. */
  longGapDays: integer('long_gap_days'),
  keptAt: momentColumn('kept_at').notNull().defaultNow(),
});

/** How many members stood in a stage: 1 is the first of `LIFECYCLE_STAGES`. */
export const lifecycleCells = pgTable(
  'lifecycle_cells',
  {
    month: dayColumn('month')
      .notNull()
      .references(() => lifecycleMonths.month, { onDelete: 'cascade' }),
    stage: smallint('stage').notNull(),
    customers: integer('customers').notNull(),
  },
  (t) => [primaryKey({ name: 'lifecycle_cells_pkey', columns: [t.month, t.stage] })],
);

/** The stage of each member in a month: a row for 512 members in the order of their numbers, a byte each, zero for who never bought. */
export const lifecycleBlocks = pgTable(
  'lifecycle_blocks',
  {
    month: dayColumn('month')
      .notNull()
      .references(() => lifecycleMonths.month, { onDelete: 'cascade' }),
    block: integer('block').notNull(),
    stages: bytesColumn('stages').notNull(),
  },
  (t) => [
    primaryKey({ name: 'lifecycle_blocks_pkey', columns: [t.month, t.block] }),
    check('lifecycle_blocks_whole', sql`octet_length(stages) = 512`),
  ],
);
