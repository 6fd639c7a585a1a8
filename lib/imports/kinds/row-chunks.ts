import 'server-only';
import { CHUNK_SIZE } from '@/lib/domain/imports/limits';
import type { FieldId } from '@/lib/domain/imports/mapping/field-ids';
import { rowsTable } from '../staging/staging-tables';
import type { ChunkRange, WorkContext } from './import-work';

/** Kinds whose units are the rows themselves are cut by row number. */
export async function countRowChunks({ tx, importId }: WorkContext): Promise<number> {
  const { rows } = await tx.client.query<{ last: number }>(
    `SELECT coalesce(max(row_no), 0)::int AS last FROM ${rowsTable(importId)}`,
  );
  return Math.ceil((rows[0]?.last ?? 0) / CHUNK_SIZE);
}

/** SQL condition on `row_no` for the chunks; all rows without a range. */
export function rowsInChunks(range: ChunkRange | null): string {
  if (!range) return 'true';
  return `row_no > ${range.from * CHUNK_SIZE} AND row_no <= ${(range.to + 1) * CHUNK_SIZE}`;
}

/**
 * Looks for rows that name the same thing by the staged column `key`, which holds the mapping's `field`. Rows that say exactly the same count once; a later row that
 * says something else is refused as `identity_repeated`. Returns how many were the same.
 */
export async function settleRepeats(
  { tx, importId }: WorkContext,
  { key, field, columns }: { key: string; field: FieldId; columns: readonly string[] },
): Promise<number> {
  const rows = rowsTable(importId);
  const content = `md5(row(${columns.join(', ')})::text)`;
  await tx.client.query(
    `CREATE TEMP TABLE repeats ON COMMIT DROP AS
     SELECT row_no, content = first_content AS is_same FROM (
       SELECT row_no, ${content} AS content, first_value(${content}) OVER same_key AS first_content,
         row_number() OVER same_key AS position
       FROM ${rows} WHERE problem IS NULL AND ${key} IS NOT NULL
       WINDOW same_key AS (PARTITION BY ${key} ORDER BY row_no)
     ) keyed WHERE position > 1`,
  );
  const same = await tx.client.query(
    `DELETE FROM ${rows} WHERE row_no IN (SELECT row_no FROM repeats WHERE is_same)`,
  );
  await tx.client.query(
    `UPDATE ${rows} SET problem = 'identity_repeated', problem_field = '${field}', problem_value = ${key}
     WHERE row_no IN (SELECT row_no FROM repeats WHERE NOT is_same)`,
  );
  await tx.client.query('DROP TABLE repeats');
  return same.rowCount ?? 0;
}
