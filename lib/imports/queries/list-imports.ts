import 'server-only';
import { rowsAtOnce } from '@/lib/domain/exports/inputs';
import type { ImportCounts } from '@/lib/domain/imports/counts';
import type { ImportKind, ImportState } from '@/lib/domain/imports/import-kinds';
import { importIdInput } from '@/lib/domain/imports/inputs';
import { importListFilters } from '@/lib/domain/imports/list-filters';
import { defineQuery } from '@/lib/kernel/query';

const PAGE_SIZE = 50;

export type ListedImport = {
  readonly importId: number;
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly fileName: string;
  readonly rows: number | null;
  readonly counts: ImportCounts;
  readonly createdAt: Date;
  /** Name of the person or of the key of the API, or null for the product itself. */
  readonly createdByName: string | null;
};

/** Imports of a kind and in a state, or all, newest first, 50 a page; `before` is the number of the last one seen. */
export const listImports = defineQuery({
  id: 'imports.list',
  permission: 'imports.read',
  input: importListFilters.extend({
    before: importIdInput.optional(),
    size: rowsAtOnce(PAGE_SIZE),
  }),
  run: async ({ read, input }) => {
    const { before, kind, state, size } = input;
    const found = await read<ListedImport[]>`
      SELECT i.import_id AS "importId", i.kind, i.state, i.file_name AS "fileName", i.rows_total::float8 AS rows,
        i.counts, i.created_at AS "createdAt", coalesce(u.name, k.name) AS "createdByName"
      FROM imports i LEFT JOIN users u ON i.created_by = 'user:' || u.user_id
      LEFT JOIN api_keys k ON i.created_by = 'apiKey:' || k.api_key_id
      WHERE ${before ? read`i.import_id < ${before}` : read`true`}
        AND ${kind ? read`i.kind = ${kind}` : read`true`} AND ${state ? read`i.state = ${state}` : read`true`}
      ORDER BY i.import_id DESC LIMIT ${size + 1}`;
    const imports = found.slice(0, size);
    const next = found.length > size ? (imports.at(-1)?.importId ?? null) : null;
    return { imports, next };
  },
});
