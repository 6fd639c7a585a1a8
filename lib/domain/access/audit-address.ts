import type { AddressParameters } from '../shared/address-parameters';
import { dayInput } from './inputs';

const KEYS = ['actor', 'command', 'subjectKind', 'subjectId'] as const;
const DAYS = 'days';
const FILTER_MAX_CHARS = 100;

/** What the address of the audit log asks for. */
export type AuditAddress = {
  readonly [Key in (typeof KEYS)[number]]?: string | undefined;
} & {
  readonly before?: number | undefined;
  /** Days of the programme's zone, both in. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Reads the address; what makes no sense is left out. */
export function readAuditAddress(parameters: AddressParameters): AuditAddress {
  const text = (key: string) => {
    const value = parameters[key];
    return typeof value === 'string' && value !== '' ? value.slice(0, FILTER_MAX_CHARS) : undefined;
  };
  const before = text('before');
  const [from, to] = (text(DAYS) ?? '').split('..');
  const day = (on: string | undefined) => dayInput.safeParse(on).data;
  return {
    actor: text('actor'),
    command: text('command'),
    subjectKind: text('subjectKind'),
    subjectId: text('subjectId'),
    from: day(from),
    to: day(to),
    before: before !== undefined && /^[1-9]\d{0,14}$/.test(before) ? Number(before) : undefined,
  };
}

/** The days as the address says them. */
export function auditDays({ from, to }: AuditAddress): string | undefined {
  return from === undefined && to === undefined ? undefined : `${from ?? ''}..${to ?? ''}`;
}

/** The address of a page of the audit log. */
export function auditAddress(asked: AuditAddress): string {
  const parameters = new URLSearchParams();
  for (const key of KEYS) if (asked[key] !== undefined) parameters.set(key, asked[key]);
  const days = auditDays(asked);
  if (days !== undefined) parameters.set(DAYS, days);
  if (asked.before !== undefined) parameters.set('before', String(asked.before));
  const query = parameters.toString();
  return query === '' ? '/settings/audit' : `/settings/audit?${query}`;
}

/** The same rows of the audit log as a file. */
export function auditCsvHref({ before: _place, ...asked }: AuditAddress): string {
  return auditAddress(asked).replace('/settings/audit', '/api/internal/audit/csv');
}
