import 'server-only';
import type { Tx } from '@/db/write';
import type { ImportCounts } from '@/lib/domain/imports/counts';
import type { ImportRecord } from '../import-record';

/** Refusals that another state of the programme, or another day, could lift. */
const LIFTABLE = [
  'customer_unknown',
  'card_not_active',
  'store_unknown',
  'receipt_differs',
  'date_in_future',
] as const;

type Same = { readonly importId: number; readonly counts: ImportCounts };

/**
 * An earlier, finished import of purchases from the same bytes by the same mapping, all of whose refusals would be
 * the same today. Purchases are never deleted, so nothing of the file is left to do.
 */
export async function findSameImport(tx: Tx, record: ImportRecord): Promise<Same | null> {
  if (record.kind !== 'purchases') return null;
  const { rows } = await tx.client.query<Same>(
    `SELECT i.import_id AS "importId", i.counts FROM imports i
     WHERE i.file_sha256 = $1 AND i.kind = $2 AND i.state = 'done' AND i.mapping = $3::jsonb
       AND i.import_id <> $4 AND i.same_import_id IS NULL
       AND NOT EXISTS (SELECT FROM import_problems p WHERE p.import_id = i.import_id AND p.problem = ANY ($5::text[]))
     ORDER BY i.import_id LIMIT 1`,
    [record.fileSha256, record.kind, JSON.stringify(record.mapping), record.importId, LIFTABLE],
  );
  return rows[0] ?? null;
}

/** What the import comes to when the earlier one has done it all; its refusals are the earlier one's. */
export async function takeOverSame(tx: Tx, importId: number, same: Same): Promise<ImportCounts> {
  await tx.client.query('DELETE FROM import_problems WHERE import_id = $1', [importId]);
  await tx.client.query(
    `INSERT INTO import_problems (import_id, row_no, problem, field, value)
     SELECT $1, row_no, problem, field, value FROM import_problems WHERE import_id = $2`,
    [importId, same.importId],
  );
  const { rows = 0, rowsRefused = 0, zeroSkipped = 0, rowsRepeated = 0 } = same.counts;
  const { receiptsNew = 0, receiptsPresent = 0 } = same.counts;
  return {
    rows,
    rowsRefused,
    zeroSkipped,
    rowsRepeated,
    receiptsPresent: receiptsNew + receiptsPresent,
  };
}
