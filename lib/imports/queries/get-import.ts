import 'server-only';
import { z } from 'zod';
import type { ImportCounts } from '@/lib/domain/imports/counts';
import type { ImportKind, ImportState } from '@/lib/domain/imports/import-kinds';
import { importIdInput } from '@/lib/domain/imports/inputs';
import { AppError, type ErrorDetails } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';

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
  readonly version: number;
};

/** One import. @throws AppError `not_found` */
export const getImport = defineQuery({
  id: 'imports.get',
  permission: 'imports.read',
  input: z.object({ importId: importIdInput }),
  run: async ({ read, input }): Promise<ImportView> => {
    const [row] = await read<ImportView[]>`
      SELECT import_id AS "importId", kind, state, file_name AS "fileName", file_bytes::float8 AS "fileBytes",
        file_path AS "uploadKey", mapping, counts, rows_total::float8 AS "rowsTotal",
        rows_read::float8 AS "rowsRead", bytes_read::float8 AS "bytesRead", rows_merged::float8 AS "rowsMerged",
        error_code AS "errorCode", error_details AS "errorDetails", same_import_id AS "sameImportId",
        created_by AS "createdBy", coalesce(
          (SELECT u.name FROM users u WHERE imports.created_by = 'user:' || u.user_id),
          (SELECT k.name FROM api_keys k WHERE imports.created_by = 'apiKey:' || k.api_key_id)) AS "createdByName",
        created_at AS "createdAt", started_at AS "startedAt",
        phase_started_at AS "phaseStartedAt", finished_at AS "finishedAt", file_removed_at AS "fileRemovedAt", version
      FROM imports WHERE import_id = ${input.importId}`;
    if (!row) throw new AppError('not_found');
    return row;
  },
});
