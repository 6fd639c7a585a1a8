import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { users } from './access';
import { bytesColumn, dayColumn, minorColumn, momentColumn } from './columns';

/**
 * One scoring of all members: the edges that cut recency (days), frequency (receipts) and monetary (minor
 * units) into five. A score is 1 + the number of edges <= value; recency is reversed.
 */
export const rfmModels = pgTable('rfm_models', {
  rfmModelId: integer('rfm_model_id').primaryKey().generatedAlwaysAsIdentity(),
  asOfOn: dayColumn('as_of_on').notNull(),
  windowDays: integer('window_days').notNull(),
  buyers: integer('buyers').notNull(),
  recencyEdges: numeric('recency_edges').array().notNull(),
  frequencyEdges: numeric('frequency_edges').array().notNull(),
  monetaryEdges: numeric('monetary_edges').array().notNull(),
  scoredAt: momentColumn('scored_at').notNull().defaultNow(),
});

/** One row: the day the summary's windows end on, and the model its scores come from. */
export const analyticsState = pgTable(
  'analytics_state',
  {
    stateId: smallint('state_id').primaryKey().default(1),
    asOfOn: dayColumn('as_of_on').notNull(),
    rfmModelId: integer('rfm_model_id').references(() => rfmModels.rfmModelId),
  },
  (t) => [check('analytics_state_single_row', sql`${t.stateId} = 1`)],
);

/** How scores come about, without the names of groups: models that are cut alike share one. */
export const rfmCuts = pgTable(
  'rfm_cuts',
  {
    cutId: integer('cut_id').primaryKey().generatedAlwaysAsIdentity(),
    definition: jsonb('definition').notNull(),
  },
  (t) => [uniqueIndex('rfm_cuts_definition_unique').on(t.definition)],
);

/** A saved RFM model. The default is the one that is scored every night and that segments ask: it stays as it is. */
export const rfmSavedModels = pgTable(
  'rfm_saved_models',
  {
    modelId: integer('model_id').primaryKey().generatedAlwaysAsIdentity(),
    /** The default has none: it is named by the language. */
    name: text('name').notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    version: integer('version').notNull().default(1),
    archivedAt: momentColumn('archived_at'),
  },
  (t) => [
    uniqueIndex('rfm_saved_models_name_unique')
      .on(sql`lower(${t.name})`)
      .where(sql`archived_at IS NULL`),
    uniqueIndex('rfm_saved_models_one_default').on(t.isDefault).where(sql`is_default`),
    check(
      'rfm_saved_models_default_stays',
      sql`NOT is_default OR (version = 1 AND archived_at IS NULL)`,
    ),
  ],
);

/** What a model said and says: a row a version, never changed. */
export const rfmSavedVersions = pgTable(
  'rfm_saved_versions',
  {
    modelId: integer('model_id')
      .notNull()
      .references(() => rfmSavedModels.modelId),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    cutId: integer('cut_id')
      .notNull()
      .references(() => rfmCuts.cutId),
    groups: jsonb('groups').notNull(),
    savedBy: integer('saved_by').references(() => users.userId),
    savedAt: momentColumn('saved_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'rfm_saved_versions_pkey', columns: [t.modelId, t.version] }),
    index('rfm_saved_versions_cut_idx').on(t.cutId),
    index('rfm_saved_versions_saved_by_idx').on(t.savedBy),
  ],
);

/** A month that a cut was scored for: as of its last day, which stays, or as of a day of the present month. */
export const rfmScorings = pgTable(
  'rfm_scorings',
  {
    cutId: integer('cut_id')
      .notNull()
      .references(() => rfmCuts.cutId),
    /** First day of the month. */
    month: dayColumn('month').notNull(),
    asOfOn: dayColumn('as_of_on').notNull(),
    isMonthEnd: boolean('is_month_end').notNull(),
    /** Under 100 of them nobody has a score. */
    buyers: integer('buyers').notNull(),
    scoredAt: momentColumn('scored_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ name: 'rfm_scorings_pkey', columns: [t.cutId, t.month] })],
);

const ofScoring = () => ({
  cutId: integer('cut_id').notNull(),
  month: dayColumn('month').notNull(),
});

/** Buyers by score of a month: code is that of `modelCode`, 1 to 1000. */
export const rfmScoringCells = pgTable(
  'rfm_scoring_cells',
  {
    ...ofScoring(),
    code: smallint('code').notNull(),
    customers: integer('customers').notNull(),
    frequency: minorColumn('frequency').notNull(),
    moneyMinor: minorColumn('money_minor').notNull(),
  },
  (t) => [
    primaryKey({ name: 'rfm_scoring_cells_pkey', columns: [t.cutId, t.month, t.code] }),
    foreignKey({
      name: 'rfm_scoring_cells_scoring_fk',
      columns: [t.cutId, t.month],
      foreignColumns: [rfmScorings.cutId, rfmScorings.month],
    }).onDelete('cascade'),
  ],
);

/** The score of each member in a month: a row for 512 members in the order of their numbers, two bytes each, zero for none. */
export const rfmScoreBlocks = pgTable(
  'rfm_score_blocks',
  {
    ...ofScoring(),
    block: integer('block').notNull(),
    codes: bytesColumn('codes').notNull(),
  },
  (t) => [
    primaryKey({ name: 'rfm_score_blocks_pkey', columns: [t.cutId, t.month, t.block] }),
    foreignKey({
      name: 'rfm_score_blocks_scoring_fk',
      columns: [t.cutId, t.month],
      foreignColumns: [rfmScorings.cutId, rfmScorings.month],
    }).onDelete('cascade'),
    check('rfm_score_blocks_whole', sql`octet_length(codes) = 1024`),
  ],
);
