import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { CardFilters } from '@/lib/domain/cards/card-list';
import { type ListFile, listFile } from '@/lib/exports/list-file';
import { runQuery } from '@/lib/kernel/query';
import { EXPORT_CHUNK, type ExportedCard, exportCards } from './queries/export-cards';

const COLUMNS = [
  'number',
  'type',
  'status',
  'blockReason',
  'batch',
  'store',
  'isVirtual',
  'isSupplementary',
  'member',
  'issuedOn',
  'expiresOn',
  'changedAt',
] as const satisfies readonly (keyof ExportedCard | 'member')[];

/** The cards of a list as a file. */
export function cardsFile(filters: CardFilters, actor: Actor): ListFile {
  return listFile({
    list: 'cards',
    isPersonal: true,
    filters,
    columns: COLUMNS,
    piece: async (afterId: number | null) => {
      const rows = await runQuery(exportCards, { filters, afterId: afterId ?? 0 }, actor);
      const last = rows.length < EXPORT_CHUNK ? undefined : rows.at(-1);
      return { rows, next: last?.cardId ?? null };
    },
  });
}
