import 'server-only';
import { z } from 'zod';
import type { AuditEvent } from '@/lib/domain/access/audit-event';
import { defineQuery } from '@/lib/kernel/query';

const PAGE_SIZE = 50;
const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** Rows of the audit log about one member, the latest first. */
export type MemberChangesPage = {
  readonly events: readonly AuditEvent[];
  /** Key of the next, older page; null: this is the last. */
  readonly nextBefore: number | null;
};

/**
 * Who changed what about a member, and who was shown a contact and why, 50 to a page before a key. For those who may
 * read contacts: reasons are told in words of the desk.
 */
export const listMemberChanges = defineQuery({
  id: 'members.listChanges',
  permission: 'members.readContacts',
  input: z.object({ memberId: id, before: id.nullable() }),
  run: async ({ read, input: { memberId, before } }): Promise<MemberChangesPage> => {
    const rows = await read<AuditEvent[]>`
      SELECT e.audit_event_id::float8 AS "auditEventId", e.at, e.actor, u.name AS "actorName",
        e.request_id AS "requestId", e.command, e.subject_kind AS "subjectKind",
        e.subject_id AS "subjectId", e.before, e.after
      FROM audit_events e
      LEFT JOIN users u ON e.actor = 'user:' || u.user_id
      WHERE e.subject_kind = 'member' AND e.subject_id = ${String(memberId)}
        ${before === null ? read`` : read`AND e.audit_event_id < ${before}`}
      ORDER BY e.audit_event_id DESC LIMIT ${PAGE_SIZE + 1}`;
    const events = rows.slice(0, PAGE_SIZE);
    const isMore = rows.length > PAGE_SIZE;
    return { events, nextBefore: isMore ? (events.at(-1)?.auditEventId ?? null) : null };
  },
});
