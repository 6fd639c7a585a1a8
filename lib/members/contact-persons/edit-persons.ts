import 'server-only';
import type { Tx } from '@/db/write';
import type { PhoneReader } from '@/lib/domain/members/cleansing/cleanse-phone';
import {
  CONTACT_PERSONS_MAX,
  type ContactPersonDraft,
  cleansePerson,
  PERSON_FIELDS,
} from '@/lib/domain/members/contact-persons';
import { AppError } from '@/lib/domain/shared/errors';

/** A person as the table keeps them; an empty contact is not given. */
export type StoredPerson = {
  readonly personNo: number;
  readonly name: string;
  readonly role: string;
  readonly phone: string;
  readonly email: string;
};

/** What is to become of the people of an organisation. */
export type PersonChanges = {
  readonly next: readonly StoredPerson[];
  /** For the audit log: how many, never who. */
  readonly counts: { readonly added: number; readonly changed: number; readonly removed: number };
};

/** The people of a member as they stand, in their order. */
export async function storedPersons(tx: Tx, memberId: number): Promise<readonly StoredPerson[]> {
  const { rows } = await tx.client.query<StoredPerson>(
    `SELECT person_no AS "personNo", name, role, coalesce(phone, '') AS phone, coalesce(email, '') AS email
     FROM member_contact_persons WHERE member_id = $1 ORDER BY position, person_no`,
    [memberId],
  );
  return rows;
}

/**
 * The typed people, cleansed, against those that stand; null when nothing changes. Throws `invalid_input` with the
 * fields (`contactPersons.<place>.<field>`) that cannot be kept.
 */
export function changedPersons(
  stored: readonly StoredPerson[],
  typed: readonly ContactPersonDraft[],
  readPhone: PhoneReader,
): PersonChanges | null {
  const known = new Map(stored.map((person) => [person.personNo, person]));
  const taken = new Set(typed.flatMap(({ personNo }) => (personNo === null ? [] : [personNo])));
  const free = Array.from({ length: CONTACT_PERSONS_MAX }, (_, at) => at + 1).filter(
    (no) => !taken.has(no) && !known.has(no),
  );
  // Numbers of people who are taken away are given again only when no others are left.
  const reused = [...known.keys()].filter((no) => !taken.has(no));
  const wrong: string[] = [];
  const next = typed.map((draft, place): StoredPerson => {
    const before = draft.personNo === null ? undefined : known.get(draft.personNo);
    if (draft.personNo !== null && before === undefined) wrong.push(`contactPersons.${place}.name`);
    const cleansed = cleansePerson(draft, readPhone);
    for (const field of PERSON_FIELDS) {
      if (cleansed[field].problem !== null) wrong.push(`contactPersons.${place}.${field}`);
    }
    return {
      personNo: draft.personNo ?? free.shift() ?? reused.shift() ?? 0,
      name: cleansed.name.value,
      role: cleansed.role.value,
      phone: draft.phone === null ? (before?.phone ?? '') : cleansed.phone.value,
      email: draft.email === null ? (before?.email ?? '') : cleansed.email.value,
    };
  });
  if (taken.size !== typed.filter(({ personNo }) => personNo !== null).length) {
    wrong.push('contactPersons');
  }
  if (wrong.length > 0) throw new AppError('invalid_input', { fields: wrong });
  if (JSON.stringify(next) === JSON.stringify(stored)) return null;
  const isSame = (person: StoredPerson) =>
    JSON.stringify(person) === JSON.stringify(known.get(person.personNo));
  const kept = next.filter(({ personNo }) => taken.has(personNo));
  return {
    next,
    counts: {
      added: next.length - kept.length,
      changed: kept.filter((person) => !isSame(person)).length,
      removed: stored.length - kept.length,
    },
  };
}

/** Writes the people in their order, in place of those that stood. */
export async function writePersons(
  tx: Tx,
  memberId: number,
  next: readonly StoredPerson[],
): Promise<void> {
  await tx.client.query('DELETE FROM member_contact_persons WHERE member_id = $1', [memberId]);
  await tx.client.query(
    `INSERT INTO member_contact_persons (member_id, person_no, name, role, phone, email, position)
     SELECT $1, (p->>'personNo')::smallint, p->>'name', p->>'role', nullif(p->>'phone', ''), nullif(p->>'email', ''), n
     FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS t (p, n)`,
    [memberId, JSON.stringify(next)],
  );
}
