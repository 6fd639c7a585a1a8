import { z } from 'zod';
import { isPlainText } from '../shared/plain-text';
import { cleanseEmail } from './cleansing/cleanse-email';
import { cleanseName } from './cleansing/cleanse-name';
import { cleansePhone, type PhoneReader } from './cleansing/cleanse-phone';
import { type Cleansed, clean, unclean } from './cleansing/cleansed';

/** People to talk to at one organisation. */
export const CONTACT_PERSONS_MAX = 20;

/** Longest words for what somebody does. */
export const ROLE_MAX_LENGTH = 80;

/** Whom to talk to at an organisation. Phone and e-mail are masked; empty: not given. */
export type ContactPerson = {
  /** 1 to 20, the person's own as long as they are listed. */
  readonly personNo: number;
  readonly name: string;
  readonly role: string;
  readonly phone: string;
  readonly email: string;
};

/** A person as they are to become. `personNo` null: a new one; a contact that is null stays as it is, unseen. */
export type ContactPersonDraft = {
  readonly personNo: number | null;
  readonly name: string;
  readonly role: string;
  readonly phone: string | null;
  readonly email: string | null;
};

const TYPED_MAX = 400;
const typed = z.string().max(TYPED_MAX).refine(isPlainText);

/** The people of an organisation as typed, in their order; cleansed afterwards. */
export const contactPersonsInput = z
  .array(
    z.object({
      personNo: z.number().int().min(1).max(CONTACT_PERSONS_MAX).nullable(),
      name: typed,
      role: typed,
      phone: typed.nullable(),
      email: typed.nullable(),
    }),
  )
  .max(CONTACT_PERSONS_MAX);

export const PERSON_FIELDS = ['name', 'role', 'phone', 'email'] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

/** A person's fields by the rules of members' own; a person has a name. */
export function cleansePerson(
  person: Omit<ContactPersonDraft, 'personNo'>,
  readPhone: PhoneReader | null,
): Readonly<Record<PersonField, Cleansed>> {
  const name = cleanseName(person.name);
  const role = person.role.trim().replace(/\s+/g, ' ');
  const phone = person.phone ?? '';
  return {
    name: name.value === '' ? unclean('', 'nameMissing') : name,
    role: role.length > ROLE_MAX_LENGTH ? unclean(role, 'tooLong') : clean(role),
    phone: readPhone === null ? clean(phone) : cleansePhone(phone, readPhone),
    email: cleanseEmail(person.email ?? ''),
  };
}
