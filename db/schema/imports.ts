import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import { IMPORT_KINDS, IMPORT_STATES } from '@/lib/domain/imports/import-kinds';
import { dayColumn, minorColumn, momentColumn } from './columns';
import { oneOf } from './constraints';

/** One uploaded file and its way into the programme. The cursor moves in the transaction of each chunk. */
export const imports = pgTable(
  'imports',
  {
    importId: integer('import_id').primaryKey().generatedByDefaultAsIdentity(),
    kind: text('kind', { enum: IMPORT_KINDS }).notNull(),
    state: text('state', { enum: IMPORT_STATES }).notNull().default('uploaded'),
    fileName: text('file_name').notNull(),
    filePath: text('file_path').notNull(),
    fileSha256: text('file_sha256').notNull(),
    fileBytes: bigint('file_bytes', { mode: 'number' }).notNull(),
    mapping: jsonb('mapping'),
    isDryRun: integer('is_dry_run').notNull().default(0),
    rowsTotal: bigint('rows_total', { mode: 'number' }),
    rowsRead: bigint('rows_read', { mode: 'number' }).notNull().default(0),
    bytesRead: bigint('bytes_read', { mode: 'number' }).notNull().default(0),
    rowsMerged: bigint('rows_merged', { mode: 'number' }).notNull().default(0),
    mergeCursor: bigint('merge_cursor', { mode: 'number' }).notNull().default(0),
    counts: jsonb('counts').notNull().default({}),
    errorCode: text('error_code'),
    errorDetails: jsonb('error_details'),
    createdBy: text('created_by').notNull(),
    createdAt: momentColumn('created_at').notNull().defaultNow(),
    startedAt: momentColumn('started_at'),
    finishedAt: momentColumn('finished_at'),
    heartbeatAt: momentColumn('heartbeat_at'),
  },
  (t) => [
    oneOf('imports_kind_known', t.kind, IMPORT_KINDS),
    oneOf('imports_state_known', t.state, IMPORT_STATES),
    index('imports_file_sha256_idx').on(t.fileSha256),
  ],
);

/** Rows of a file, typed, waiting to be merged. UNLOGGED: rebuilt from the file when a crash empties it. */
export const importRows = pgTable(
  'import_rows',
  {
    importId: integer('import_id').notNull(),
    rowNo: bigint('row_no', { mode: 'number' }).notNull(),
    customer: text('customer'),
    store: text('store'),
    till: text('till'),
    receipt: text('receipt'),
    businessDate: dayColumn('business_date'),
    purchasedAt: momentColumn('purchased_at'),
    isReturn: smallint('is_return'),
    amountMinor: minorColumn('amount_minor'),
    discountMinor: minorColumn('discount_minor'),
    article: text('article'),
    category: text('category'),
    quantityMilli: minorColumn('quantity_milli'),
    payload: jsonb('payload'),
  },
  (t) => [primaryKey({ name: 'import_rows_pkey', columns: [t.importId, t.rowNo] })],
);

/** Rows that were refused or left out, and why. The refused row itself is kept for the report's file. */
export const importProblems = pgTable(
  'import_problems',
  {
    importId: integer('import_id')
      .notNull()
      .references(() => imports.importId),
    rowNo: bigint('row_no', { mode: 'number' }).notNull(),
    problem: text('problem').notNull(),
    field: text('field').notNull().default(''),
    value: text('value').notNull().default(''),
    rawRow: text('raw_row').notNull().default(''),
  },
  (t) => [
    primaryKey({ name: 'import_problems_pkey', columns: [t.importId, t.rowNo, t.problem] }),
    index('import_problems_problem_idx').on(t.importId, t.problem, t.rowNo),
  ],
);
