import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { IMPORT_KINDS, IMPORT_STATES } from '@/lib/domain/imports/import-kinds';
import { dayColumn, idColumn, momentColumn } from './columns';
import { oneOf } from './constraints';

/**
 * One uploaded file and its way into the programme. Its rows, typed, wait in UNLOGGED tables of the schema `staging`
 * (`rows_<id>`, `receipts_<id>`), made anew from the file when a crash empties them.
 * A chunk is noted as merged in the transaction that writes it.
 */
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
    /** A hash of the names of its columns, once they are read: a file with the same is known. */
    headerKey: text('header_key'),
    rowsTotal: bigint('rows_total', { mode: 'number' }),
    rowsRead: bigint('rows_read', { mode: 'number' }).notNull().default(0),
    bytesRead: bigint('bytes_read', { mode: 'number' }).notNull().default(0),
    rowsMerged: bigint('rows_merged', { mode: 'number' }).notNull().default(0),
    /** Chunks that are in the programme, each noted in its own transaction. */
    mergedChunks: integer('merged_chunks').array().notNull().default(sql`'{}'`),
    counts: jsonb('counts').notNull().default({}),
    errorCode: text('error_code'),
    errorDetails: jsonb('error_details'),
    createdBy: text('created_by').notNull(),
    createdAt: momentColumn('created_at').notNull().defaultNow(),
    startedAt: momentColumn('started_at'),
    finishedAt: momentColumn('finished_at'),
    /** When the present phase began: rows a second and the time left are counted from here. */
    phaseStartedAt: momentColumn('phase_started_at'),
    /** Who works on it, renewed by `heartbeat_at`: a silent holder loses it to the next. */
    lease: text('lease'),
    heartbeatAt: momentColumn('heartbeat_at'),
    /** What stands in the staging tables: mapping and day of reading; null when nothing does. */
    stagedKey: text('staged_key'),
    stagedOn: dayColumn('staged_on'),
    /** An earlier import of the same file by the same mapping: nothing was left to do. */
    sameImportId: integer('same_import_id'),
    /** Who asked for it to be undone and when, and what that came to; null: nobody did. */
    undoneBy: text('undone_by'),
    undoneAt: momentColumn('undone_at'),
    undoCounts: jsonb('undo_counts'),
    /** When the uploaded file was removed; null: it lies in the store. */
    fileRemovedAt: momentColumn('file_removed_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    oneOf('imports_kind_known', t.kind, IMPORT_KINDS),
    oneOf('imports_state_known', t.state, IMPORT_STATES),
    index('imports_file_sha256_idx').on(t.fileSha256),
    index('imports_header_idx')
      .on(t.kind, t.headerKey, t.importId)
      .where(sql`state = 'done' AND header_key IS NOT NULL`),
    index('imports_open_idx')
      .on(t.importId)
      .where(sql`state IN ('checking', 'queued', 'staging', 'merging', 'undoing')`),
  ],
);

/** A mapping that is kept under a name, for the next file of its kind. One of a kind and a name, in whatever case. */
export const importMappings = pgTable(
  'import_mappings',
  {
    mappingId: integer('mapping_id').primaryKey().generatedByDefaultAsIdentity(),
    kind: text('kind', { enum: IMPORT_KINDS }).notNull(),
    name: text('name').notNull(),
    mapping: jsonb('mapping').notNull(),
    /** Of the file it was made for; null: that named no columns. */
    headerKey: text('header_key'),
    /** Which files of the watched folder it is for, `*` for any text; null: those with its header. */
    filePattern: text('file_pattern'),
    updatedBy: text('updated_by').notNull(),
    updatedAt: momentColumn('updated_at').notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('import_mappings_name_unique').on(t.kind, sql`lower(name)`),
    index('import_mappings_header_idx').on(t.kind, t.headerKey),
    oneOf('import_mappings_kind_known', t.kind, IMPORT_KINDS),
    check('import_mappings_name_fits', sql`length(name) BETWEEN 1 AND 80`),
  ],
);

/** Rows that were refused or left out, and why. The report's file takes the row itself from the upload. */
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
  },
  (t) => [
    primaryKey({ name: 'import_problems_pkey', columns: [t.importId, t.rowNo, t.problem] }),
    index('import_problems_problem_idx').on(t.importId, t.problem, t.rowNo),
  ],
);

/**
 * What an import wrote, kept for as long as it can be undone: here the receipts of a chunk, by three arrays of one length. A row goes
 * in the transaction that takes its receipts back.
 */
export const importReceipts = pgTable(
  'import_receipts',
  {
    importId: integer('import_id')
      .notNull()
      .references(() => imports.importId),
    chunk: integer('chunk').notNull(),
    memberIds: bigint('member_ids', { mode: 'number' }).array().notNull(),
    days: dayColumn('days').array().notNull(),
    purchaseIds: bigint('purchase_ids', { mode: 'number' }).array().notNull(),
  },
  (t) => [primaryKey({ name: 'import_receipts_pkey', columns: [t.importId, t.chunk] })],
);

/**
 * Members that an import made (`before` is null) or changed: what it could change of them before and after. No foreign key to members:
 * the one that goes with its import goes before this row.
 */
export const importMembers = pgTable(
  'import_members',
  {
    importId: integer('import_id')
      .notNull()
      .references(() => imports.importId),
    memberId: idColumn('member_id').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
  },
  (t) => [
    primaryKey({ name: 'import_members_pkey', columns: [t.importId, t.memberId] }),
    index('import_members_member_idx').on(t.memberId),
  ],
);

/** The same of stores. */
export const importStores = pgTable(
  'import_stores',
  {
    importId: integer('import_id')
      .notNull()
      .references(() => imports.importId),
    storeId: integer('store_id').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
  },
  (t) => [primaryKey({ name: 'import_stores_pkey', columns: [t.importId, t.storeId] })],
);
