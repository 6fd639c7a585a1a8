import type { Locale } from '../access/preferences';
import type { BlockReason, CardStatus } from '../cards/states';
import type { Attribute } from './attributes/attribute';
import type { ContactPerson } from './contact-persons';
import type { ShownScores, ShownTier } from './listed-member';
import type { IdentityKind, MemberKind, MemberStatus } from './states';

export type MemberCard = {
  readonly cardId: number;
  readonly number: string;
  readonly status: CardStatus;
  readonly blockReason: BlockReason | null;
  readonly issuedOn: string;
};

/** What a member bought in 12 months and ever; amounts in minor units, net of returns. */
export type MemberFigures = {
  readonly receipts365: number;
  readonly revenue365Minor: bigint;
  /** The 365 days before those. */
  readonly revenueYearBeforeMinor: bigint;
  readonly receipts: number;
  readonly revenueMinor: bigint;
  /** Revenue of the 12 months over its receipts, half up; null without receipts. */
  readonly averageReceiptMinor: bigint | null;
  readonly firstPurchaseOn: string | null;
  readonly lastPurchaseOn: string | null;
  /** The member's own rhythm: the median of days between purchases; null with fewer than 3 purchases. */
  readonly usualGapDays: number | null;
  readonly scores: ShownScores | null;
};

/** A custom attribute with the member's value: text in the one form of every type. */
export type MemberAttribute = {
  readonly attribute: Attribute;
  readonly value: string;
};

/** What is known about a member beyond contacts. Personal parts are null for whoever may not read contacts. */
export type MemberDetailsView = {
  readonly city: string;
  /** Street, house, flat, and the postal code; null: hidden from the reader. */
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly language: Locale | null;
  /** IANA name; null: the programme's. */
  readonly timeZone: string | null;
  readonly preferredStore: string | null;
  readonly source: string;
  readonly attributes: readonly MemberAttribute[];
  /** Phones and e-mails masked; null: hidden from the reader. */
  readonly contactPersons: readonly ContactPerson[] | null;
};

/** Everything the member's page shows above the purchases. Contacts are masked. */
export type MemberPage = {
  readonly memberId: number;
  readonly code: string;
  /** Empty when it is not known. */
  readonly name: string;
  readonly middleName: string;
  readonly details: MemberDetailsView;
  readonly status: MemberStatus;
  /** The member who stands for this one since a merge. */
  readonly mergedInto: number | null;
  /** The day a membership that is being closed ends. */
  readonly closesOn: string | null;
  readonly kind: MemberKind;
  readonly tier: ShownTier | null;
  readonly joinedOn: string;
  readonly birthOn: string | null;
  readonly homeStore: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly externalIds: readonly string[];
  readonly cards: readonly MemberCard[];
  readonly figures: MemberFigures;
  readonly currency: string;
  /** Today in the programme's zone. */
  readonly todayOn: string;
  readonly timeZone: string;
  /** The day the windows and scores end on. */
  readonly asOfOn: string;
};

/** Contacts that stand masked until somebody says why they are needed. */
export const CONTACT_FIELDS = ['phone', 'email'] as const satisfies readonly IdentityKind[];
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** Why a contact is shown. */
export const REVEAL_REASONS = ['callBack', 'verify', 'other'] as const;
export type RevealReason = (typeof REVEAL_REASONS)[number];

/** How long a revealed contact stays in sight. */
export const REVEAL_SECONDS = 60;

/** Longest note to a reason. */
export const REVEAL_NOTE_MAX = 200;
