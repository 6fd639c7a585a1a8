import type { Locale } from '../../access/preferences';
import type { AttributeValues } from '../attributes/attribute';
import type { ContactPerson } from '../contact-persons';
import type { MemberKind, MemberStatus } from '../states';

/** How a member came to the programme, as staff choose it; an import may have written another word. */
export const MEMBER_SOURCES = [
  'till',
  'phone',
  'site',
  'app',
  'partner',
  'event',
  'referral',
  'import',
] as const;

/** Members that are over: nothing about them is edited. */
export const CLOSED_STATUSES: readonly MemberStatus[] = ['closed', 'anonymised', 'merged'];

/** What a member can show to have a known birthday changed. A choice: free words in the audit log could not be erased. */
export const BIRTH_EVIDENCE = ['passport', 'idCard', 'drivingLicence', 'birthCertificate'] as const;
export type BirthEvidence = (typeof BIRTH_EVIDENCE)[number];
export const CITY_MAX_LENGTH = 120;
export const POSTAL_CODE_MAX_LENGTH = 20;
export const ADDRESS_MAX_LENGTH = 200;
export const SOURCE_MAX_LENGTH = 60;

/** What is kept about a member besides contacts. An empty text is not known. */
export type MemberDetails = {
  readonly kind: MemberKind;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  /** 'YYYY-MM-DD' or empty. */
  readonly birthOn: string;
  readonly city: string;
  readonly postalCode: string;
  readonly address: string;
  readonly language: Locale | '';
  /** IANA name; empty: the programme's. */
  readonly timeZone: string;
  readonly preferredStoreId: number | null;
  readonly source: string;
};

export const DETAIL_FIELDS = [
  'kind',
  'lastName',
  'firstName',
  'middleName',
  'birthOn',
  'city',
  'postalCode',
  'address',
  'language',
  'timeZone',
  'preferredStoreId',
  'source',
] as const satisfies readonly (keyof MemberDetails)[];

/** Identities that staff give and change; one live value belongs to one member. Cards have a life of their own. */
export const EDITED_IDENTITIES = ['phone', 'email', 'external'] as const;
export type EditedIdentity = (typeof EDITED_IDENTITIES)[number];

/** A new value of each identity: empty takes it away, null leaves it as it is. */
export type IdentityEdits = { readonly [Kind in EditedIdentity]: string | null };

/** A member as the edit page gets them. Phone and e-mail are masked: one is replaced without being seen. */
export type MemberForm = {
  readonly memberId: number;
  readonly code: string;
  readonly version: number;
  readonly details: MemberDetails;
  readonly identities: { readonly [Kind in EditedIdentity]: string };
  /** Of attributes in use, those that are known. */
  readonly attributes: AttributeValues;
  /** Phones and e-mails are masked. */
  readonly contactPersons: readonly ContactPerson[];
};

/** A new member before anything is typed. */
export const EMPTY_DETAILS: MemberDetails = {
  kind: 'person',
  lastName: '',
  firstName: '',
  middleName: '',
  birthOn: '',
  city: '',
  postalCode: '',
  address: '',
  language: '',
  timeZone: '',
  preferredStoreId: null,
  source: 'phone',
};

/** Why a member may be the one that is being typed. */
export const LIKENESSES = ['phone', 'email', 'external', 'nameAndBirth'] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** A member that may be the same person; contacts are named, never shown. */
export type LikeMember = {
  readonly memberId: number;
  readonly code: string;
  readonly name: string;
  readonly status: MemberStatus;
  readonly reasons: readonly Likeness[];
};
