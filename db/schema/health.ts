import { customType, pgTable, text } from 'drizzle-orm/pg-core';
import { momentColumn } from './columns';

/** One row a worker process, renewed while it runs: how the health page knows that somebody does the work. */
export const workerHeartbeats = pgTable('worker_heartbeats', {
  workerId: text('worker_id').primaryKey(),
  startedAt: momentColumn('started_at').notNull(),
  beatAt: momentColumn('beat_at').notNull(),
  version: text('version').notNull(),
});

/** A place in the write-ahead log. */
const lsnColumn = customType<{ data: string }>({ dataType: () => 'pg_lsn' });

/** How far the log had come when somebody wrote last: a replica that has not replayed it does not answer them. */
export const writeMarks = pgTable('write_marks', {
  /** The label of the actor. */
  actor: text('actor').primaryKey(),
  lsn: lsnColumn('lsn').notNull(),
});
