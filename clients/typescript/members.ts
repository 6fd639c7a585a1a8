// Made by npm run client: changes are made there.

import type { Member, Tier, TierAsk } from './shared';

export type FindMemberBody = {
  /** The number on the card. */
  card?: string;
  phone?: string;
  email?: string;
  /** The id of another system. */
  externalId?: string;
};

export type FindMemberAnswer = Member;

export type EnrolMemberBody = {
  lastName?: string;
  firstName?: string;
  middleName?: string;
  birthOn?: string;
  phone?: string;
  email?: string;
  /** The id of another system. */
  externalId?: string;
  language?: 'en' | 'ru';
  /** Where they joined. */
  source?: 'till' | 'phone' | 'site' | 'app';
  /** The store’s own code. */
  store?: string;
  /** The card that is handed over, or a virtual one. */
  card?:
    | {
        number: string;
      }
    | {
        isVirtual: true;
      };
  /** The code of the member who brought them, as it was said. */
  referralCode?: string;
  /** What they agreed to, to the text of today. */
  consents?: Array<{
    purpose: 'personalData' | 'profiling' | 'advertising';
    channel: 'none' | 'email' | 'sms' | 'phone' | 'push';
  }>;
};

export type EnrolMemberAnswer = {
  memberId: number;
  code: string;
  cardId: number | null;
};

export type TellReferralBody = {
  /** As it was said: capitals and hyphens do not matter. */
  referralCode: string;
};

export type TellReferralAnswer = {
  referralId: number;
};

export type AskReferralCodeAnswer = {
  /** As it is read out: "7KQ4-X9TP". */
  referralCode: string;
};

export type GetMemberAnswer = Member;

export type GetTierAnswer = {
  memberId: number;
  currency: string;
  /** The one whose tier is shown comes first. */
  ladders: Array<{
    ladder: {
      id: number;
      version: number;
      nameEn: string;
      nameRu: string;
    };
    /** What the member has: the higher of what they earned and of what is held. Null: below the lowest. */
    tier: Tier | null;
    sinceOn: string | null;
    /** Last day without being proven again; null: proven every night, or nothing to lose. */
    validUntilOn: string | null;
    /** Last day of grace, while its clock runs. */
    graceUntilOn: string | null;
    /** Last day to which a tier by hand, an extension or a merge holds it, whatever they buy; null: nothing does. */
    heldUntilOn: string | null;
    /** What they earned themselves: it stands beneath what is held. */
    earned: {
      tier: Tier | null;
      sinceOn: string | null;
      validUntilOn: string | null;
      graceUntilOn: string | null;
    };
    /** The tier above; null: none is. */
    next: TierAsk | null;
    /** To keep the tier; null: nothing to lose. */
    keep: TierAsk | null;
  }>;
};

export type GetBalanceAnswer = {
  memberId: number;
  /** What can be spent now. */
  available: string;
  /** Points as text: "120", "-120.5". */
  pending: string;
  /** When the first of what waits can be spent. */
  pendingOn: string | null;
  /** Points as text: "120", "-120.5". */
  held: string;
  /** Points as text: "120", "-120.5". */
  debt: string;
  /** Within 30 days. */
  endsFirst: {
    /** Points as text: "120", "-120.5". */
    points: string;
    lastOn: string;
  } | null;
  isFrozen: boolean;
};

export type ListStatementAnswer = {
  /** By the end of the day that was asked for; null: none was. */
  account: {
    /** Points as text: "120", "-120.5". */
    balance: string;
    /** Points as text: "120", "-120.5". */
    pending: string;
    /** Points as text: "120", "-120.5". */
    debt: string;
  } | null;
  entries: Array<{
    /** Numbered from 1 without a gap, in the order of booking. */
    seq: number;
    kind:
      | 'earn'
      | 'activate'
      | 'redeem'
      | 'redeem_reversal'
      | 'earn_reversal'
      | 'expire'
      | 'adjust'
      | 'transfer_in'
      | 'transfer_out'
      | 'merge_in'
      | 'merge_out'
      | 'reactivate'
      | 'debt_repaid'
      | 'write_off';
    /** Points as text: "120", "-120.5". */
    points: string;
    /** Points as text: "120", "-120.5". */
    pending: string;
    /** Points as text: "120", "-120.5". */
    debt: string;
    /** After it. */
    balance: string;
    occurredAt: string;
    /** The other side of a transfer or a merge; null: there is none. */
    otherMemberId: number | null;
    receipt: string | null;
    store: string | null;
  }>;
  /** The cursor of the next page; null: this is the last. */
  next: string | null;
};

export type OpenHoldBody = {
  /** Points as text, at most two decimals: "120", "120.5". */
  points: string;
  minutes?: number;
};

export type OpenHoldAnswer = {
  holdId: number;
  memberId: number;
  /** Points as text: "120", "-120.5". */
  points: string;
  lapsesAt: string;
};

export type ReleaseHoldAnswer = {
  memberId: number;
  /** Points as text: "120", "-120.5". */
  points: string;
};

export type CaptureHoldAnswer = {
  memberId: number;
  /** Points as text: "120", "-120.5". */
  points: string;
  /** The movement in the statement. */
  seq: number | null;
};

export type RedeemPointsBody = {
  /** Points as text, at most two decimals: "120", "120.5". */
  points: string;
};

export type RedeemPointsAnswer = {
  memberId: number;
  /** The movement in the statement of this member. */
  seq: number | null;
  /** Points as text: "120", "-120.5". */
  points: string;
  /** Points as text: "120", "-120.5". */
  balance: string;
  /** What is left to all of the household. */
  available?: string;
};

export type TransferPointsBody = {
  /** The member who gets them. */
  to: number;
  /** Points as text, at most two decimals: "120", "120.5". */
  points: string;
};

export type TransferPointsAnswer = {
  memberId: number;
  toMemberId: number;
  /** Points as text: "120", "-120.5". */
  points: string;
  /** The movement in the statement of the giver. */
  seq: number | null;
  /** The one in the statement of the receiver. */
  toSeq: number | null;
};

export type ListConsentsAnswer = {
  consents: Array<{
    purpose: 'personalData' | 'profiling' | 'advertising';
    channel: 'none' | 'email' | 'sms' | 'phone' | 'push';
    /** Null: never asked for. */
    decision: 'given' | 'withdrawn' | null;
    decidedAt: string | null;
    /** The version that they agreed to. */
    textVersion: number | null;
    currentVersion: number | null;
    currentText: string | null;
  }>;
};

export type RecordConsentBody = {
  purpose: 'personalData' | 'profiling' | 'advertising';
  channel: 'none' | 'email' | 'sms' | 'phone' | 'push';
  decision: 'given' | 'withdrawn';
  source: 'till' | 'phone' | 'site' | 'app' | 'desk';
  evidence: 'signedForm' | 'recordedCall' | 'checkbox' | 'letter' | 'code';
  evidenceReference?: string;
};

export type RecordConsentAnswer = {
  consentId: number;
};

export type RecordEventBody = {
  /** As rules name it. */
  name: string;
  /** Your own: by name and reference an event counts once for a member. */
  reference: string;
  /** Left out: now. */
  occurredAt?: string;
  /** The store’s own code. */
  store?: string;
};

export type RecordEventAnswer = {
  eventId: number;
  /** Points as text: "120", "-120.5". */
  points: string;
  /** Points as text: "120", "-120.5". */
  balance: string;
  /** Why the member does not earn now. */
  withheld:
    | 'frozen'
    | 'merged'
    | 'over'
    | 'not_started'
    | 'suspended'
    | 'held'
    | 'touched'
    | 'same_member'
    | 'mismatch'
    | 'blocked'
    | null;
  rules: Array<{
    ruleId: number;
    outcome: 'given' | 'onceGiven' | 'withheld';
    /** Points as text: "120", "-120.5". */
    points: string;
  }>;
};
