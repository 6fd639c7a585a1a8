import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { AuditAddress } from '@/lib/domain/access/audit-address';
import { PIECE_MAX } from '@/lib/domain/exports/lists';
import { type ListFile, listFile } from '@/lib/exports/list-file';
import { runQuery } from '@/lib/kernel/query';
import { listAuditEvents } from './queries/list-audit-events';

const COLUMNS = [
  'auditEventId',
  'at',
  'actor',
  'actorName',
  'command',
  'subjectKind',
  'subjectId',
  'before',
  'after',
  'requestId',
] as const;

/** The audit log as a file, with old and new values as JSON. */
export function auditFile({ before: _place, ...filters }: AuditAddress, actor: Actor): ListFile {
  return listFile({
    list: 'audit',
    isPersonal: true,
    filters,
    columns: COLUMNS,
    piece: async (before: number | null) => {
      const asked = { ...filters, before: before ?? undefined, size: PIECE_MAX };
      const { events, nextBefore } = await runQuery(listAuditEvents, asked, actor);
      return { rows: events, next: nextBefore };
    },
  });
}
