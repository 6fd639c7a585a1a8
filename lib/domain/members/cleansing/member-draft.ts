import type { AttributeValues } from '../attributes/attribute';
import type { ContactPerson, ContactPersonDraft } from '../contact-persons';
import {
  DETAIL_FIELDS,
  EDITED_IDENTITIES,
  type EditedIdentity,
  EMPTY_DETAILS,
  type IdentityEdits,
  type MemberDetails,
  type MemberForm,
} from './member-form';

/** What the programme and an organisation add to a member. */
export type MemberExtras = {
  readonly attributes: AttributeValues;
  readonly contactPersons: readonly ContactPersonDraft[];
};

/** What stands in the form: details, and identities as they are to become (null: as they are). */
export type MemberDraft = MemberDetails & IdentityEdits & MemberExtras;

/** Fields that every member has, each with one value. */
export type DraftField = keyof MemberDetails | EditedIdentity;
export const DRAFT_FIELDS: readonly DraftField[] = [...DETAIL_FIELDS, ...EDITED_IDENTITIES];

/** Whether the field is a contact or a number that one member owns. */
export function isIdentity(field: string): field is EditedIdentity {
  return EDITED_IDENTITIES.some((kind) => kind === field);
}

/** A person of the form before anything is typed: contacts that are there stay as they are. */
export function personDraftOf({ personNo, name, role, phone, email }: ContactPerson) {
  return {
    personNo,
    name,
    role,
    phone: phone === '' ? '' : null,
    email: email === '' ? '' : null,
  } satisfies ContactPersonDraft;
}

/** The form before anything is typed. Identities that a member has are left as they are. */
export function draftOf(member: MemberForm | null): MemberDraft {
  if (member === null) {
    const nothing = { phone: '', email: '', external: '' };
    return { ...EMPTY_DETAILS, ...nothing, attributes: {}, contactPersons: [] };
  }
  const kept = (kind: EditedIdentity) => (member.identities[kind] === '' ? '' : null);
  return {
    ...member.details,
    phone: kept('phone'),
    email: kept('email'),
    external: kept('external'),
    attributes: member.attributes,
    contactPersons: member.contactPersons.map(personDraftOf),
  };
}

/** The draft as a command takes it. */
export function inputOf(draft: MemberDraft) {
  const { phone, email, external, attributes, contactPersons, ...details } = draft;
  return {
    details,
    identities: { phone, email, external },
    attributes: { ...attributes },
    contactPersons: contactPersons.map((person) => ({ ...person })),
  };
}
