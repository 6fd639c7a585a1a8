import 'server-only';
import type { Tx } from '@/db/write';

type Plain = Readonly<Record<string, unknown>>;

/** One thing that a command changed. `before` null: it was made; `after` null: it was ended. No personal data beyond what the subject's own tables hold. */
export type AuditChange = {
  readonly subjectKind: string;
  readonly subjectId: string | number;
  readonly before: Plain | null;
  readonly after: Plain | null;
};

/** bigint has no JSON form: amounts are written as text. */
function toJson(value: Plain | null): string | null {
  if (value === null) return null;
  return JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? item.toString() : item));
}

const AUDIT = {
  name: 'write_audit',
  text: `INSERT INTO audit_events (actor, request_id, command, subject_kind, subject_id, before, after)
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
  part: 'write',
} as const;

/** Writes the audit rows of one command, in its transaction, with its end. */
export function writeAudit({
  tx,
  actor,
  requestId,
  command,
  changes,
}: {
  tx: Tx;
  actor: string;
  requestId: string;
  command: string;
  changes: readonly AuditChange[];
}): void {
  for (const { subjectKind, subjectId, before, after } of changes) {
    const values = [actor, requestId, command, subjectKind, String(subjectId)];
    tx.atEnd({ ...AUDIT, values: [...values, toJson(before), toJson(after)] });
  }
}
