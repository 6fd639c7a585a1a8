import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { PIECE_MAX } from '@/lib/domain/exports/lists';
import { segmentCode } from '@/lib/domain/segments/segment-page';
import { type ListFile, listFile } from '@/lib/exports/list-file';
import { runQuery } from '@/lib/kernel/query';
import { pageSegments } from './queries/page-segments';

const COLUMNS = [
  'code',
  'name',
  'kind',
  'note',
  'size',
  'lookedAt',
  'version',
  'savedAt',
  'authorName',
] as const;

type Filters = { readonly isArchived: boolean; readonly find: string };

/** Segments of the list as a file. They tell of nobody by name. */
export function segmentsFile({ isArchived, find }: Filters, actor: Actor): ListFile {
  return listFile({
    list: 'segments',
    isPersonal: false,
    filters: { isArchived },
    columns: COLUMNS,
    piece: async (after: number | null) => {
      const asked = { isArchived, find, after: after ?? 0, size: PIECE_MAX };
      const { segments, next } = await runQuery(pageSegments, asked, actor);
      return { rows: segments.map((one) => ({ ...one, code: segmentCode(one.segmentId) })), next };
    },
  });
}
