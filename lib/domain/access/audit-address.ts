import type { AddressParameters } from '../members/list-filters';

const KEYS = ['actor', 'command', 'subjectKind', 'subjectId'] as const;
const FILTER_MAX_CHARS = 100;

/** What the address of the audit log asks for. */
export type AuditAddress = {
  readonly [Key in (typeof KEYS)[number]]?: string | undefined;
} & { readonly before?: number | undefined };

/** Reads the address; what makes no sense is left out. */
export function readAuditAddress(parameters: AddressParameters): AuditAddress {
  const text = (key: string) => {
    const value = parameters[key];
    return typeof value === 'string' && value !== '' ? value.slice(0, FILTER_MAX_CHARS) : undefined;
  };
  const before = text('before');
  return {
    actor: text('actor'),
    command: text('command'),
    subjectKind: text('subjectKind'),
    subjectId: text('subjectId'),
    before: before !== undefined && /^[1-9]\d{0,14}$/.test(before) ? Number(before) : undefined,
  };
}

/** The address of a page of the audit log. */
export function auditAddress(asked: AuditAddress): string {
  const parameters = new URLSearchParams();
  for (const key of KEYS) if (asked[key] !== undefined) parameters.set(key, asked[key]);
  if (asked.before !== undefined) parameters.set('before', String(asked.before));
  const query = parameters.toString();
  return query === '' ? '/settings/audit' : `/settings/audit?${query}`;
}

/** The same rows of the audit log as a file. */
export function auditCsvHref({ before: _place, ...asked }: AuditAddress): string {
  return auditAddress(asked).replace('/settings/audit', '/api/internal/audit/csv');
}
