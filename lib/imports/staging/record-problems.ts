import 'server-only';
import type { Tx } from '@/db/write';
import { rowsTable } from './staging-tables';

/** Forgets the problems found so far: they are about to be found again. */
export async function clearProblems(tx: Tx, importId: number): Promise<void> {
  await tx.client.query('DELETE FROM import_problems WHERE import_id = $1', [importId]);
}

/** Keeps the problems of the rows that could not be read. */
export async function recordRowProblems(tx: Tx, importId: number): Promise<void> {
  await tx.client.query(
    `INSERT INTO import_problems (import_id, row_no, problem, field, value)
     SELECT $1::int, row_no, problem, coalesce(problem_field, ''), coalesce(problem_value, '')
     FROM ${rowsTable(importId)} WHERE problem IS NOT NULL
     ON CONFLICT DO NOTHING`,
    [importId],
  );
}

/** Rows refused so far: a row with two problems is one. */
export async function countRefused(tx: Tx, importId: number): Promise<number> {
  const { rows } = await tx.client.query<{ refused: number }>(
    'SELECT count(DISTINCT row_no)::int AS refused FROM import_problems WHERE import_id = $1',
    [importId],
  );
  return rows[0]?.refused ?? 0;
}
