import 'server-only';
import { z } from 'zod';
import type { ImportCounts } from '@/lib/domain/imports/counts';
import type { ImportKind, ImportState } from '@/lib/domain/imports/import-kinds';
import { importIdInput } from '@/lib/domain/imports/inputs';
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

/** Imports, newest first, 50 a page; `before` is the number of the last one seen. */
export const listImports = defineQuery({
  id: 'imports.list',
  permission: 'imports.read',
  input: z.object({ before: importIdInput.optional() }),
  run: async ({ read, input }) => {
    const found = await read<ListedImport[]>`
      SELECT i.import_id AS "importId", i.kind, i.state, i.file_name AS "fileName", i.rows_total::float8 AS rows,
        i.counts, i.created_at AS "createdAt", coalesce(u.name, k.name) AS "createdByName"
      FROM imports i LEFT JOIN users u ON i.created_by = 'user:' || u.user_id
      LEFT JOIN api_keys k ON i.created_by = 'apiKey:' || k.api_key_id
      WHERE ${input.before ? read`i.import_id < ${input.before}` : read`true`}
      ORDER BY i.import_id DESC LIMIT ${PAGE_SIZE + 1}`;
    const imports = found.slice(0, PAGE_SIZE);
    const next = found.length > PAGE_SIZE ? (imports.at(-1)?.importId ?? null) : null;
    return { imports, next };
  },
});
