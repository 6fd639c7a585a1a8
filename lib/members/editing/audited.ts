import 'server-only';
import type { EditedIdentity, MemberDetails } from '@/lib/domain/members/cleansing/member-form';
import { maskEmail, maskPhone } from '@/lib/domain/members/contact-masks';

export type AuditedField = keyof MemberDetails | EditedIdentity;
type Value = string | number | null;

const DOTS = '•••••';
const hidden = (): string => DOTS;
const initial = (text: string): string => `${[...text][0] ?? ''}${DOTS}`;
const plain = (text: string): string => text;

/**
 * How the audit log keeps each field. It is never rewritten, so nothing personal goes in: erasing a member leaves
 * nothing of them there.
 */
const KEPT: Readonly<Record<AuditedField, (text: string) => string>> = {
  kind: plain,
  lastName: initial,
  firstName: initial,
  middleName: initial,
  birthOn: hidden,
  city: hidden,
  postalCode: hidden,
  address: hidden,
  language: plain,
  timeZone: plain,
  preferredStoreId: plain,
  source: hidden,
  phone: maskPhone,
  email: maskEmail,
  external: initial,
};

/** A value as the audit log keeps it; null when there is none. */
export function audited(field: AuditedField, value: Value): Value {
  if (value === null || value === '') return null;
  return typeof value === 'number' ? value : KEPT[field](value);
}
