import 'server-only';
import { z } from 'zod';
import type { ImportCounts } from '@/lib/domain/imports/counts';
import type { ImportKind, ImportState } from '@/lib/domain/imports/import-kinds';
import { importIdInput } from '@/lib/domain/imports/inputs';
import { type UndoCounts, type UndoRefusal, undoRefusal } from '@/lib/domain/imports/undo';
import { AppError, type ErrorDetails } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { HAS_NOTES } from '../undo/read-undoable';

/** An import as its page shows it. */
export type ImportView = {
  readonly importId: number;
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly uploadKey: string;
  readonly mapping: Record<string, unknown> | null;
  readonly counts: ImportCounts;
  readonly rowsTotal: number | null;
  readonly rowsRead: number;
  readonly bytesRead: number;
  readonly rowsMerged: number;
  readonly errorCode: string | null;
  readonly errorDetails: ErrorDetails | null;
  readonly sameImportId: number | null;
  readonly createdBy: string;
  /** Name of the person or of the key of the API, or null for the product itself. */
  readonly createdByName: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly phaseStartedAt: Date | null;
  readonly finishedAt: Date | null;
  /** When the uploaded file was removed; null while it lies in the store. */
  readonly fileRemovedAt: Date | null;
  /** Who took it back, when, and what that came to; null: nobody did. */
  readonly undoneByName: string | null;
  readonly undoneAt: Date | null;
  readonly undoCounts: UndoCounts | null;
  /** Why it cannot be undone now; null: it can. */
  readonly undoRefusal: UndoRefusal | null;
  readonly version: number;
};

/** One import. @throws AppError `not_found` */
export const getImport = defineQuery({
  id: 'imports.get',
  permission: 'imports.read',
  input: z.object({ importId: importIdInput }),
  run: async ({ read, input }): Promise<ImportView> => {
    const [row] = await read<(Omit<ImportView, 'undoRefusal'> & { hasNotes: boolean })[]>`
      SELECT import_id AS "importId", kind, state, file_name AS "fileName", file_bytes::float8 AS "fileBytes",
        file_path AS "uploadKey", mapping, counts, rows_total::float8 AS "rowsTotal",
        rows_read::float8 AS "rowsRead", bytes_read::float8 AS "bytesRead", rows_merged::float8 AS "rowsMerged",
        error_code AS "errorCode", error_details AS "errorDetails", same_import_id AS "sameImportId",
        created_by AS "createdBy", coalesce(
          (SELECT u.name FROM users u WHERE i.created_by = 'user:' || u.user_id),
          (SELECT k.name FROM api_keys k WHERE i.created_by = 'apiKey:' || k.api_key_id)) AS "createdByName",
        created_at AS "createdAt", started_at AS "startedAt",
        phase_started_at AS "phaseStartedAt", finished_at AS "finishedAt", file_removed_at AS "fileRemovedAt", version,
        (SELECT u.name FROM users u WHERE i.undone_by = 'user:' || u.user_id) AS "undoneByName",
        undone_at AS "undoneAt", undo_counts AS "undoCounts", (${read.unsafe(HAS_NOTES)}) AS "hasNotes"
      FROM imports i WHERE import_id = ${input.importId}`;
    if (!row) throw new AppError('not_found');
    const { hasNotes, ...view } = row;
    return { ...view, undoRefusal: undoRefusal({ ...view, hasNotes }, new Date()) };
  },
});
