import { sql } from 'drizzle-orm';
import { check, integer, numeric, pgTable, smallint } from 'drizzle-orm/pg-core';
import { dayColumn, momentColumn } from './columns';

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
