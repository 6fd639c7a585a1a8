import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import type { AuditEvent } from '@/lib/domain/access/audit-event';
import { dayInput } from '@/lib/domain/access/inputs';
import { rowsAtOnce } from '@/lib/domain/exports/inputs';
import { addDays } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';

const PAGE_SIZE = 50;
const FILTER_MAX_CHARS = 100;
const filter = z.string().max(FILTER_MAX_CHARS).optional();

export type AuditPage = {
  readonly events: readonly AuditEvent[];
  /** Key of the next, older page; null: this is the last. */
  readonly nextBefore: number | null;
};

/** When a day of the programme's zone begins. */
const startOf = (read: Read, on: string) =>
  read`(SELECT ${on}::date::timestamp AT TIME ZONE coalesce((SELECT time_zone FROM programme), 'UTC'))`;

type Row = Omit<AuditEvent, 'auditEventId'> & { readonly auditEventId: string };

/** Who changed what, the latest first, 50 a page before a key; filters are exact, days are of the programme's zone with both ends in. */
export const listAuditEvents = defineQuery({
  id: 'access.listAuditEvents',
  permission: 'audit.read',
  input: z.object({
    before: z.number().int().positive().optional(),
    actor: filter,
    command: filter,
    subjectKind: filter,
    subjectId: filter,
    from: dayInput.optional(),
    to: dayInput.optional(),
    size: rowsAtOnce(PAGE_SIZE),
  }),
  run: async ({ read, input }): Promise<AuditPage> => {
    const rows = await read<Row[]>`
      SELECT e.audit_event_id::text AS "auditEventId", e.at, e.actor, u.name AS "actorName",
             e.request_id AS "requestId", e.command, e.subject_kind AS "subjectKind",
             e.subject_id AS "subjectId", e.before, e.after
      FROM audit_events e
      LEFT JOIN users u ON e.actor = 'user:' || u.user_id
      WHERE TRUE
        ${input.before ? read`AND e.audit_event_id < ${input.before}` : read``}
        ${input.actor ? read`AND e.actor = ${input.actor}` : read``}
        ${input.command ? read`AND e.command = ${input.command}` : read``}
        ${input.subjectKind ? read`AND e.subject_kind = ${input.subjectKind}` : read``}
        ${input.subjectId ? read`AND e.subject_id = ${input.subjectId}` : read``}
        ${input.from ? read`AND e.at >= ${startOf(read, input.from)}` : read``}
        ${input.to ? read`AND e.at < ${startOf(read, addDays(input.to, 1))}` : read``}
      ORDER BY e.audit_event_id DESC LIMIT ${input.size + 1}`;
    const events = rows
      .slice(0, input.size)
      .map((row) => ({ ...row, auditEventId: Number(row.auditEventId) }));
    const nextBefore = rows.length > input.size ? (events.at(-1)?.auditEventId ?? null) : null;
    return { events, nextBefore };
  },
});
