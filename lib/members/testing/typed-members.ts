import 'server-only';
import { readPool } from '@/db/read';
import type { UserActor } from '@/lib/domain/access/actor';
import {
  type BirthEvidence,
  EMPTY_DETAILS,
  type MemberDetails,
} from '@/lib/domain/members/cleansing/member-form';
import type { ContactPersonDraft } from '@/lib/domain/members/contact-persons';
import { AppError } from '@/lib/domain/shared/errors';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { createMember } from '../commands/create-member';
import { updateMember } from '../commands/update-member';
import { getMemberForm } from '../queries/get-member-form';

/** Who may edit members. */
export const support: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };
export const analyst: UserActor = { kind: 'user', userId: 2, role: 'analyst', requestId: 'test' };
export const NOW = new Date('2026-11-22T09:00:00Z');
export const KEPT = { phone: null, email: null, external: null };

let unique = 0;
/** Contacts that no other test has. */
export function fresh() {
  unique += 1;
  const end = String(unique).padStart(4, '0');
  return { phone: `8 917 100-${end.slice(0, 2)}-${end.slice(2)}`, email: `m${end}@mail.ru` };
}

export const details = (some: Partial<MemberDetails> = {}): MemberDetails => ({
  ...EMPTY_DETAILS,
  lastName: 'САФИУЛЛИН',
  firstName: 'ильдар',
  ...some,
});

export const create = (
  some: Partial<MemberDetails> = {},
  contacts: { phone?: string; email?: string; external?: string } = fresh(),
) =>
  runCommand(
    createMember,
    { details: details(some), identities: { phone: '', email: '', external: '', ...contacts } },
    support,
    { now: NOW },
  );

type Update = {
  version: number;
  details?: Partial<MemberDetails>;
  identities?: Partial<typeof KEPT | Record<keyof typeof KEPT, string>>;
  birthEvidence?: BirthEvidence | '';
  attributes?: Record<string, string>;
  contactPersons?: ContactPersonDraft[] | undefined;
};

export async function update(
  memberId: number,
  { version, birthEvidence = '', attributes, contactPersons, ...change }: Update,
) {
  const form = await runQuery(getMemberForm, { memberId }, support);
  return runCommand(
    updateMember,
    {
      memberId,
      version,
      details: { ...form.details, ...change.details },
      identities: { ...KEPT, ...change.identities },
      birthEvidence,
      attributes,
      contactPersons,
    },
    support,
    { now: NOW },
  );
}

export async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw error ?? new Error('it was not refused');
  return { code: error.code, details: error.details };
}

export const claimsOf = (memberId: number) =>
  readPool()`SELECT kind, value FROM identity_claims WHERE member_id = ${memberId} ORDER BY kind`;

export const auditOf = (memberId: number) =>
  readPool()`SELECT command, before, after FROM audit_events
    WHERE subject_kind = 'member' AND subject_id = ${String(memberId)} ORDER BY audit_event_id`;
