import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { PIECE_MAX } from '@/lib/domain/exports/lists';
import type { ImportListFilters } from '@/lib/domain/imports/list-filters';
import { type ListFile, listFile } from '@/lib/exports/list-file';
import { runQuery } from '@/lib/kernel/query';
import { listImports } from './queries/list-imports';

const COLUMNS = [
  'importId',
  'kind',
  'state',
  'fileName',
  'rows',
  'rowsRefused',
  'createdAt',
  'createdByName',
] as const;

/** The history of imports as a file. It tells of no member. */
export function importsFile(filters: ImportListFilters, actor: Actor): ListFile {
  return listFile({
    list: 'imports',
    isPersonal: false,
    filters,
    columns: COLUMNS,
    piece: async (before: number | null) => {
      const asked = { ...filters, before: before ?? undefined, size: PIECE_MAX };
      const { imports, next } = await runQuery(listImports, asked, actor);
      const rows = imports.map((one) => ({ ...one, rowsRefused: one.counts.rowsRefused ?? 0 }));
      return { rows, next };
    },
  });
}
