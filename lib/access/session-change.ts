import 'server-only';
import type { AuditChange } from '@/lib/kernel/audit';

const SHOWN_CHARS = 12;

/** How a session is named where people read it: enough to tell two apart, too little to find one. */
export function sessionName(tokenHash: string): string {
  return tokenHash.slice(0, SHOWN_CHARS);
}

/** The audit row of a session that was ended. */
export function sessionChange(tokenHash: string): AuditChange {
  const subjectId = sessionName(tokenHash);
  return { subjectKind: 'session', subjectId, before: { isOpen: true }, after: { isOpen: false } };
}
