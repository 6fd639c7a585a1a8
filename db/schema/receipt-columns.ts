import { sql } from 'drizzle-orm';
import { check, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { idColumn, momentColumn } from './columns';

/**
 * One row: which copy of the receipts by columns is of this base. The copy itself is a file beside the console; one that this
 * row does not name is of another base or of another time, and is not read.
 */
export const receiptColumns = pgTable(
  'receipt_columns',
  {
    stateId: smallint('state_id').primaryKey().default(1),
    /** The name of the file, without its ending. */
    fileId: text('file_id').notNull(),
    /** Holds whatever was posted before. */
    asOfAt: momentColumn('as_of_at').notNull(),
    /** Receipts of members that the base had then: more of them means to copy again. */
    receipts: idColumn('receipts').notNull(),
    bytes: idColumn('bytes').notNull(),
    tookMs: integer('took_ms').notNull(),
  },
  (t) => [check('receipt_columns_single_row', sql`${t.stateId} = 1`)],
);
