import { pgTable, text } from 'drizzle-orm/pg-core';
import { momentColumn } from './columns';

/** One row a worker process, renewed while it runs: how the health page knows that somebody does the work. */
export const workerHeartbeats = pgTable('worker_heartbeats', {
  workerId: text('worker_id').primaryKey(),
  startedAt: momentColumn('started_at').notNull(),
  beatAt: momentColumn('beat_at').notNull(),
  version: text('version').notNull(),
});
