import 'server-only';
import type { Tx } from '@/db/write';
import type { ImportKind } from '@/lib/domain/imports/import-kinds';
import { assert } from '@/lib/domain/shared/assert';

const TEXT = 'text COLLATE "C"';

/** Types of the staged columns that are not text. */
const COLUMN_TYPES: Readonly<Record<ImportKind, Readonly<Record<string, string>>>> = {
  members: { birth_on: 'date', joined_on: 'date', attributes: 'jsonb' },
  stores: { opened_on: 'date' },
  purchases: {
    local_at: 'timestamp',
    is_return: 'boolean',
    amount_minor: 'bigint',
    quantity_milli: 'bigint',
  },
};

function numbered(name: 'rows' | 'receipts', importId: number): string {
  assert(Number.isInteger(importId) && importId > 0, 'an import has a whole id');
  return `staging.${name}_${importId}`;
}

/** The rows of the file as they were read, one by one. */
export const rowsTable = (importId: number) => numbered('rows', importId);

/** The receipts that the rows form. */
export const receiptsTable = (importId: number) => numbered('receipts', importId);

/** Makes the empty table of rows; a former one goes. */
export async function createRowsTable(
  tx: Tx,
  { importId, kind, columns }: { importId: number; kind: ImportKind; columns: readonly string[] },
): Promise<void> {
  const typed = columns.map((column) => `${column} ${COLUMN_TYPES[kind][column] ?? TEXT}`);
  await dropStaging(tx, importId);
  await tx.client.query(
    `CREATE UNLOGGED TABLE ${rowsTable(importId)} (row_no bigint NOT NULL, ${typed.join(', ')},
      problem text, problem_field text, problem_value text)`,
  );
}

/** Drops what an import has staged. */
export async function dropStaging(tx: Tx, importId: number): Promise<void> {
  await tx.client.query(`DROP TABLE IF EXISTS ${receiptsTable(importId)}, ${rowsTable(importId)}`);
}

/** Whether the staged rows stand: a crash of the database empties unlogged tables but leaves their names. */
export async function hasStagedRows(tx: Tx, importId: number): Promise<boolean> {
  const table = rowsTable(importId);
  const named = await tx.client.query<{ there: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS there',
    [table],
  );
  if (named.rows[0]?.there !== true) return false;
  const filled = await tx.client.query<{ there: boolean }>(
    `SELECT EXISTS (SELECT FROM ${table}) AS there`,
  );
  return filled.rows[0]?.there === true;
}
