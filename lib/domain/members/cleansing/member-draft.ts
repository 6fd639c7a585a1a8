import {
  DETAIL_FIELDS,
  EDITED_IDENTITIES,
  type EditedIdentity,
  EMPTY_DETAILS,
  type IdentityEdits,
  type MemberDetails,
  type MemberForm,
} from './member-form';

/** What stands in the form: details, and identities as they are to become (null: as they are). */
export type MemberDraft = MemberDetails & IdentityEdits;

export type DraftField = keyof MemberDraft;
export const DRAFT_FIELDS: readonly DraftField[] = [...DETAIL_FIELDS, ...EDITED_IDENTITIES];

/** Whether the field is a contact or a number that one member owns. */
export function isIdentity(field: DraftField): field is EditedIdentity {
  return EDITED_IDENTITIES.some((kind) => kind === field);
}

/** The form before anything is typed. Identities that a member has are left as they are. */
export function draftOf(member: MemberForm | null): MemberDraft {
  if (member === null) return { ...EMPTY_DETAILS, phone: '', email: '', external: '' };
  const kept = (kind: EditedIdentity) => (member.identities[kind] === '' ? '' : null);
  return {
    ...member.details,
    phone: kept('phone'),
    email: kept('email'),
    external: kept('external'),
  };
}

/** The draft as a command takes it. */
export function inputOf(draft: MemberDraft): { details: MemberDetails; identities: IdentityEdits } {
  const { phone, email, external, ...details } = draft;
  return { details, identities: { phone, email, external } };
}
