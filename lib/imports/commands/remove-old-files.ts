import 'server-only';
import { z } from 'zod';
import { FILE_KEPT_DAYS } from '@/lib/domain/imports/limits';
import { defineCommand } from '@/lib/kernel/command';
import { removeUpload } from '../files/upload-store';

/** Files that one run removes; the job runs again while there are more. */
export const REMOVE_AT_ONCE = 50;

/**
 * Removes the uploaded files of imports that ended FILE_KEPT_DAYS ago or earlier, and what was written down for undoing them; their
 * figures and problems stay. Answers how many. A file is removed before the row says so, under the row's lock: a run that is cut short leaves rows that say
 * too much, and the next run, to which an absent file is as good, mends them. Nobody begins such an import meanwhile.
 */
export const removeOldFiles = defineCommand({
  id: 'imports.removeOldFiles',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx, now }) => {
    const { rows } = await tx.client.query<{ importId: number; key: string }>(
      `SELECT import_id AS "importId", file_path AS key FROM imports
       WHERE state IN ('done', 'failed', 'cancelled', 'undone') AND file_removed_at IS NULL
         AND finished_at <= $1::timestamptz - make_interval(days => $2)
       ORDER BY import_id LIMIT $3 FOR UPDATE SKIP LOCKED`,
      [now, FILE_KEPT_DAYS, REMOVE_AT_ONCE],
    );
    for (const { key } of rows) await removeUpload(key);
    for (const table of ['import_receipts', 'import_members', 'import_stores']) {
      await tx.client.query(`DELETE FROM ${table} WHERE import_id = ANY($1::int[])`, [
        rows.map(({ importId }) => importId),
      ]);
    }
    await tx.client.query(
      'UPDATE imports SET file_removed_at = $2, version = version + 1 WHERE import_id = ANY($1::int[])',
      [rows.map(({ importId }) => importId), now],
    );
    return {
      result: rows.length,
      changes: rows.map(({ importId }) => ({
        subjectKind: 'import' as const,
        subjectId: importId,
        before: { hasFile: true },
        after: { hasFile: false },
      })),
    };
  },
});
