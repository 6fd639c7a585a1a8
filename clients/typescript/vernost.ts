// biome-ignore-all format: made by npm run client
/**
 * The HTTP API of Vernost for TypeScript. Made of the schemas of its endpoints by `npm run client`; changes are made there.
 * It needs calls.ts beside it, and nothing but fetch.
 */
import { VernostCalls } from './calls';

export { VernostError } from './calls';

export type PingAnswer = {
  programme: string;
  currency: string;
  /** IANA name. */
  timeZone: string;
  now: string;
  scopes: Array<'members.read' | 'members.enrol' | 'cards.read' | 'points.read' | 'points.redeem' | 'purchases.post' | 'consents.edit' | 'events.post' | 'imports.read' | 'imports.run' | 'analytics.read'>;
  /** The store that the key belongs to. */
  store: string | null;
};

export type FindMemberBody = {
  /** The number on the card. */
  card?: string;
  phone?: string;
  email?: string;
  /** The id of another system. */
  externalId?: string;
};

export type FindMemberAnswer = {
  memberId: number;
  code: string;
  status: 'prospect' | 'active' | 'suspended' | 'closing' | 'closed' | 'anonymised' | 'merged';
  kind: 'person' | 'organisation' | 'staff';
  name: string;
  tier: {
    rank: number;
    nameEn: string;
    nameRu: string;
  } | null;
  joinedOn: string;
  /** Masked. */
  phone: string | null;
  /** Masked. */
  email: string | null;
  homeStore: string | null;
  receipts: number;
  /** Net of returns. */
  revenue: string;
  lastPurchaseOn: string | null;
  currency: string;
};

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
  card?: {
    number: string;
  } | {
    isVirtual: true;
  };
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

export type GetMemberAnswer = {
  memberId: number;
  code: string;
  status: 'prospect' | 'active' | 'suspended' | 'closing' | 'closed' | 'anonymised' | 'merged';
  kind: 'person' | 'organisation' | 'staff';
  name: string;
  tier: {
    rank: number;
    nameEn: string;
    nameRu: string;
  } | null;
  joinedOn: string;
  /** Masked. */
  phone: string | null;
  /** Masked. */
  email: string | null;
  homeStore: string | null;
  receipts: number;
  /** Net of returns. */
  revenue: string;
  lastPurchaseOn: string | null;
  currency: string;
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
  entries: Array<{
    /** Numbered from 1 without a gap. */
    seq: number;
    kind: 'earn' | 'activate' | 'redeem' | 'redeem_reversal' | 'earn_reversal' | 'expire' | 'adjust' | 'transfer_in' | 'transfer_out' | 'merge_in' | 'merge_out' | 'reactivate' | 'debt_repaid' | 'write_off';
    /** Points as text: "120", "-120.5". */
    points: string;
    /** Points as text: "120", "-120.5". */
    pending: string;
    /** Points as text: "120", "-120.5". */
    debt: string;
    /** After it. */
    balance: string;
    occurredAt: string;
    receipt: string | null;
    store: string | null;
  }>;
  /** The cursor of the next page; null: this is the last. */
  next: string | null;
};

export type FindCardBody = {
  number: string;
};

export type FindCardAnswer = {
  memberId: number;
  status: 'issued' | 'active';
  mayEarn: boolean;
  mayRedeem: boolean;
  type: string | null;
  isVirtual: boolean;
  issuedOn: string;
  expiresOn: string | null;
};

export type QuotePurchaseBody = {
  /** Who buys: exactly one of memberId, card, phone, email, externalId. Left out: a guest. */
  member?: {
    memberId: number;
  } | {
    /** The number on the card. */
    card?: string;
    phone?: string;
    email?: string;
    /** The id of another system. */
    externalId?: string;
  };
  /** The store’s own code. Left out: that of the key. */
  store?: string;
  /** By this moment the receipt is judged, however late it comes: ISO 8601 with an offset. */
  purchasedAt: string;
  /** The till’s own day. Left out: that of the moment. */
  businessDate?: string;
  channel?: 'store' | 'web' | 'app' | 'phone' | 'marketplace' | 'other';
  payments?: Array<{
    method: 'cash' | 'card' | 'transfer' | 'giftCard' | 'wallet' | 'other';
    /** An amount in the programme’s currency as decimal text: "499.90". */
    amount: string;
  }>;
  /** Numbered from 1 in this order. */
  lines: Array<{
    kind?: 'goods' | 'delivery' | 'giftCard';
    article?: string;
    category?: string;
    /** "name=value" each. */
    labels?: Array<string>;
    /** How many or how much, as decimal text: "1", "0.350". */
    quantity?: string;
    /** What is paid for the line after discounts, points included. */
    amount: string;
  }>;
  /** What they wish to pay with. */
  spend?: string;
};

export type QuotePurchaseAnswer = {
  /** Null: a guest. */
  memberId: number | null;
  businessDate: string;
  /** Why it would earn nothing. */
  notice: 'guest' | 'unknown_card' | 'suspended' | 'over' | 'frozen' | 'paper_claimed' | null;
  /** What the basket comes to after discounts of the rules. */
  amount: string;
  /** What is left to pay. */
  due: string;
  discounts: {
    /** An amount in the programme’s currency as decimal text: "499.90". */
    amount: string;
    lines: Array<{
      lineNo: number;
      /** An amount in the programme’s currency as decimal text: "499.90". */
      before: string;
      /** An amount in the programme’s currency as decimal text: "499.90". */
      discount: string;
      /** An amount in the programme’s currency as decimal text: "499.90". */
      after: string;
    }>;
    rules: Array<{
      ruleId: number;
      versionId: number;
      status: 'applied' | 'notMatched' | 'outdone' | 'stopped' | 'nothing';
      /** The share that held: "7.5". */
      percent: string | null;
      /** An amount in the programme’s currency as decimal text: "499.90". */
      amount: string;
    }>;
  };
  spending: {
    ruleId: number | null;
    /** Why points cannot pay now. */
    refusal: 'guest' | 'noRule' | 'nothingToPay' | 'belowLeast' | null;
    /** Points as text: "120", "-120.5". */
    least: string;
    /** The most points that may pay. */
    most: string;
    /** What they would pay. */
    mostAmount: string;
    /** What was wished for, cut to the most and to whole steps. */
    points: string;
    /** An amount in the programme’s currency as decimal text: "499.90". */
    amount: string;
  };
  /** What the member can spend now; null: a guest. */
  available: string | null;
  /** What it would earn. */
  earned: string;
  /** Why it earned what it earned, by rule and by line; null: nothing was decided. */
  decision: {
    /** Points as text: "120", "-120.5". */
    points: string;
    /** What each line counted and what all rules together gave for it. */
    lines: Array<{
      lineNo: number;
      /** An amount in the programme’s currency as decimal text: "499.90". */
      basis: string;
      /** Points as text: "120", "-120.5". */
      points: string;
    }>;
    /** Every rule that was asked, also one that gave nothing. */
    rules: Array<{
      ruleId: number;
      versionId: number;
      /** applied; notMatched: see failed; outdone and stopped: see by; nothing: by rounding or a cap. */
      status: 'applied' | 'notMatched' | 'outdone' | 'stopped' | 'nothing';
      /** Why it gave what it gave, or why not, in both languages. */
      why: {
        en: string;
        ru: string;
      } | null;
      /** Points as text: "120", "-120.5". */
      points: string;
      /** An amount in the programme’s currency as decimal text: "499.90". */
      basis: string;
      lines: Array<{
        lineNo: number;
        /** Points as text: "120", "-120.5". */
        points: string;
      }>;
      by: number | null;
      failed: Array<{
        condition: 'period' | 'tiers' | 'cardTypes' | 'stores' | 'formats' | 'partners' | 'channels' | 'weekdays' | 'hours' | 'payments' | 'goods' | 'leastMinor';
        wanted: Array<string>;
        found: Array<string>;
      }>;
      trims: Array<{
        by: 'receipt' | 'day' | 'month';
        ruleId: number;
        /** Points as text: "120", "-120.5". */
        from: string;
        /** Points as text: "120", "-120.5". */
        to: string;
      }>;
    }>;
  } | null;
};

export type RecordPurchaseBody = {
  /** Who buys: exactly one of memberId, card, phone, email, externalId. Left out: a guest. */
  member?: {
    memberId: number;
  } | {
    /** The number on the card. */
    card?: string;
    phone?: string;
    email?: string;
    /** The id of another system. */
    externalId?: string;
  };
  /** The store’s own code. Left out: that of the key. */
  store?: string;
  /** By this moment the receipt is judged, however late it comes: ISO 8601 with an offset. */
  purchasedAt: string;
  /** The till’s own day. Left out: that of the moment. */
  businessDate?: string;
  channel?: 'store' | 'web' | 'app' | 'phone' | 'marketplace' | 'other';
  payments?: Array<{
    method: 'cash' | 'card' | 'transfer' | 'giftCard' | 'wallet' | 'other';
    /** An amount in the programme’s currency as decimal text: "499.90". */
    amount: string;
  }>;
  /** Numbered from 1 in this order. */
  lines: Array<{
    kind?: 'goods' | 'delivery' | 'giftCard';
    article?: string;
    category?: string;
    /** "name=value" each. */
    labels?: Array<string>;
    /** How many or how much, as decimal text: "1", "0.350". */
    quantity?: string;
    /** What is paid for the line after discounts, points included. */
    amount: string;
  }>;
  till?: string;
  /** Its number: in a store, at a till, on a day it counts once. */
  receipt: string;
  /** What discounts took off before, for the books. */
  discount?: string;
  /** Points that pay a part, or a hold that is captured. Asks for points.redeem too. */
  pay?: {
    /** Points as text, at most two decimals: "120", "120.5". */
    points: string;
  } | {
    holdId: number;
  };
};

export type RecordPurchaseAnswer = {
  /** Null: a guest’s. */
  memberId: number | null;
  businessDate: string;
  purchaseId: number;
  /** It was in the books before, under another key or by an import: nothing was written. */
  isKnown: boolean;
  /** Why it earned nothing though it was taken into the books. */
  notice: 'guest' | 'unknown_card' | 'suspended' | 'over' | 'frozen' | 'paper_claimed' | null;
  /** An amount in the programme’s currency as decimal text: "499.90". */
  amount: string;
  /** Points as text: "120", "-120.5". */
  earned: string;
  /** Points as text: "120", "-120.5". */
  spent: string;
  /** What points paid of it. */
  spentAmount: string;
  /** The account after it; null of a guest, and of a receipt of somebody else. */
  account: {
    /** Points as text: "120", "-120.5". */
    balance: string;
    /** Points as text: "120", "-120.5". */
    pending: string;
    /** Points as text: "120", "-120.5". */
    debt: string;
  } | null;
  /** Why it earned what it earned, by rule and by line; null: nothing was decided. */
  decision: {
    /** Points as text: "120", "-120.5". */
    points: string;
    /** What each line counted and what all rules together gave for it. */
    lines: Array<{
      lineNo: number;
      /** An amount in the programme’s currency as decimal text: "499.90". */
      basis: string;
      /** Points as text: "120", "-120.5". */
      points: string;
    }>;
    /** Every rule that was asked, also one that gave nothing. */
    rules: Array<{
      ruleId: number;
      versionId: number;
      /** applied; notMatched: see failed; outdone and stopped: see by; nothing: by rounding or a cap. */
      status: 'applied' | 'notMatched' | 'outdone' | 'stopped' | 'nothing';
      /** Why it gave what it gave, or why not, in both languages. */
      why: {
        en: string;
        ru: string;
      } | null;
      /** Points as text: "120", "-120.5". */
      points: string;
      /** An amount in the programme’s currency as decimal text: "499.90". */
      basis: string;
      lines: Array<{
        lineNo: number;
        /** Points as text: "120", "-120.5". */
        points: string;
      }>;
      by: number | null;
      failed: Array<{
        condition: 'period' | 'tiers' | 'cardTypes' | 'stores' | 'formats' | 'partners' | 'channels' | 'weekdays' | 'hours' | 'payments' | 'goods' | 'leastMinor';
        wanted: Array<string>;
        found: Array<string>;
      }>;
      trims: Array<{
        by: 'receipt' | 'day' | 'month';
        ruleId: number;
        /** Points as text: "120", "-120.5". */
        from: string;
        /** Points as text: "120", "-120.5". */
        to: string;
      }>;
    }>;
  } | null;
};

export type CancelPurchaseBody = {
  /** By its number in the store on its day, or as the answer to it named it. */
  of: {
    /** Where it was bought. Left out: that of the key. */
    store?: string;
    businessDate: string;
    receipt: string;
    till?: string;
  } | {
    /** Null: a guest’s. */
    memberId: number | null;
    businessDate: string;
    purchaseId: number;
  };
  /** ISO 8601 with an offset: "2026-11-27T12:30:00+03:00". */
  cancelledAt: string;
};

export type CancelPurchaseAnswer = {
  /** Null: a guest’s. */
  memberId: number | null;
  revises: {
    businessDate: string;
    purchaseId: number;
  };
  businessDate: string | null;
  /** The return in the books; null: nothing was left to come back. */
  purchaseId: number | null;
  /** An amount in the programme’s currency as decimal text: "499.90". */
  amount: string;
  /** Points that the purchase had earned and that went. */
  takenBack: string;
  /** What the account could not give and the terms let go. */
  notRecouped: string;
  /** Points that had paid and came back, with their old ends. */
  givenBack: string;
  /** The account after it; null of a guest, and of a receipt of somebody else. */
  account: {
    /** Points as text: "120", "-120.5". */
    balance: string;
    /** Points as text: "120", "-120.5". */
    pending: string;
    /** Points as text: "120", "-120.5". */
    debt: string;
  } | null;
  lines: Array<{
    lineNo: number;
    quantity: string;
    /** An amount in the programme’s currency as decimal text: "499.90". */
    amount: string;
  }>;
};

export type ReturnPurchaseBody = {
  /** By its number in the store on its day, or as the answer to it named it. */
  of: {
    /** Where it was bought. Left out: that of the key. */
    store?: string;
    businessDate: string;
    receipt: string;
    till?: string;
  } | {
    /** Null: a guest’s. */
    memberId: number | null;
    businessDate: string;
    purchaseId: number;
  };
  /** Left out: everything that has not come back yet. */
  lines?: Array<{
    lineNo: number;
    /** How many or how much, as decimal text: "1", "0.350". */
    quantity: string;
    /** Left out: its share of what was paid. */
    amount?: string;
  }>;
  /** Where it is given back. Left out: where it was bought. */
  store?: string;
  till?: string;
  /** The number of the paper of the return. */
  receipt?: string;
  /** ISO 8601 with an offset: "2026-11-27T12:30:00+03:00". */
  returnedAt: string;
};

export type ReturnPurchaseAnswer = {
  /** Null: a guest’s. */
  memberId: number | null;
  revises: {
    businessDate: string;
    purchaseId: number;
  };
  businessDate: string | null;
  /** The return in the books; null: nothing was left to come back. */
  purchaseId: number | null;
  /** An amount in the programme’s currency as decimal text: "499.90". */
  amount: string;
  /** Points that the purchase had earned and that went. */
  takenBack: string;
  /** What the account could not give and the terms let go. */
  notRecouped: string;
  /** Points that had paid and came back, with their old ends. */
  givenBack: string;
  /** The account after it; null of a guest, and of a receipt of somebody else. */
  account: {
    /** Points as text: "120", "-120.5". */
    balance: string;
    /** Points as text: "120", "-120.5". */
    pending: string;
    /** Points as text: "120", "-120.5". */
    debt: string;
  } | null;
  lines: Array<{
    lineNo: number;
    quantity: string;
    /** An amount in the programme’s currency as decimal text: "499.90". */
    amount: string;
  }>;
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
  withheld: 'frozen' | 'merged' | 'over' | 'not_started' | 'suspended' | 'held' | 'touched' | 'same_member' | 'mismatch' | null;
  rules: Array<{
    ruleId: number;
    outcome: 'given' | 'onceGiven' | 'withheld';
    /** Points as text: "120", "-120.5". */
    points: string;
  }>;
};

export type CreateImportAnswer = {
  importId: number;
};

export type StartImportBody = {
  /** As `npm run import` takes it. */
  mapping: Record<string, unknown>;
};

export type StartImportAnswer = {
  importId: number;
};

export type GetImportAnswer = {
  importId: number;
  kind: 'members' | 'stores' | 'purchases';
  state: 'uploaded' | 'checking' | 'checked' | 'queued' | 'staging' | 'merging' | 'done' | 'failed' | 'cancelled';
  rowsTotal: number | null;
  rowsRead: number;
  rowsMerged: number;
  counts: Record<string, number>;
  errorCode: string | null;
  finishedAt: string | null;
};

export type GetReportAnswer = {
  report: string;
  currency: string;
};

/** Every endpoint as a method. */
export class Vernost extends VernostCalls {
  /** Say whether the key works, what it may do, and what the programme counts in. */
  ping(): Promise<PingAnswer> {
    return this.call({ method: 'GET', path: `/ping` });
  }

  /** Find a member by card, phone, e-mail or external id. A card that is blocked or over gets the answer of an unknown one. */
  findMember(given: { body: FindMemberBody }): Promise<FindMemberAnswer> {
    return this.call({ method: 'POST', path: `/members/find`, body: JSON.stringify(given.body) });
  }

  /** Take somebody into the programme, with a card and what they agreed to: all or nothing. */
  enrolMember(given: { body: EnrolMemberBody; idempotencyKey: string }): Promise<EnrolMemberAnswer> {
    return this.call({ method: 'POST', path: `/members`, body: JSON.stringify(given.body), key: given.idempotencyKey });
  }

  /** Tell a member: standing, tier, masked contacts, what they bought. */
  getMember(given: { memberId: string | number }): Promise<GetMemberAnswer> {
    return this.call({ method: 'GET', path: `/members/${encodeURIComponent(given.memberId)}` });
  }

  /** Tell the points of a member: what can be spent, waits, is held, is owed, and ends first. */
  getBalance(given: { memberId: string | number }): Promise<GetBalanceAnswer> {
    return this.call({ method: 'GET', path: `/members/${encodeURIComponent(given.memberId)}/balance` });
  }

  /** List the movements of a member’s points, the newest first, 25 to a page. */
  listStatement(given: { memberId: string | number; cursor?: string }): Promise<ListStatementAnswer> {
    return this.call({ method: 'GET', path: `/members/${encodeURIComponent(given.memberId)}/statement`, query: { cursor: given.cursor } });
  }

  /** Tell the state of a card by its number: whose it is, whether it may earn and pay. One that is blocked, replaced or over gets the answer of an unknown one. */
  findCard(given: { body: FindCardBody }): Promise<FindCardAnswer> {
    return this.call({ method: 'POST', path: `/cards/find`, body: JSON.stringify(given.body) });
  }

  /** Say what a basket would earn, what of it points may pay, and what discounts take off. Nothing is written or promised. */
  quotePurchase(given: { body: QuotePurchaseBody }): Promise<QuotePurchaseAnswer> {
    return this.call({ method: 'POST', path: `/quotes`, body: JSON.stringify(given.body) });
  }

  /** Take a receipt into the books: it earns by the rules of its own day, and points may pay a part of it. It counts once, whatever the key. */
  recordPurchase(given: { body: RecordPurchaseBody; idempotencyKey: string }): Promise<RecordPurchaseAnswer> {
    return this.call({ method: 'POST', path: `/purchases`, body: JSON.stringify(given.body), key: given.idempotencyKey });
  }

  /** Let a purchase be as if it had not been: everything that has not come back yet comes back. Cancelled twice is cancelled once. */
  cancelPurchase(given: { body: CancelPurchaseBody; idempotencyKey: string }): Promise<CancelPurchaseAnswer> {
    return this.call({ method: 'POST', path: `/purchases/cancel`, body: JSON.stringify(given.body), key: given.idempotencyKey });
  }

  /** Take goods of a purchase back, whole or by line: it is decided again by the rules of then, and the difference of points goes back and forth. */
  returnPurchase(given: { body: ReturnPurchaseBody; idempotencyKey: string }): Promise<ReturnPurchaseAnswer> {
    return this.call({ method: 'POST', path: `/returns`, body: JSON.stringify(given.body), key: given.idempotencyKey });
  }

  /** Promise points of a member to a receipt that is being paid. The balance does not change. */
  openHold(given: { memberId: string | number; body: OpenHoldBody; idempotencyKey: string }): Promise<OpenHoldAnswer> {
    return this.call({ method: 'POST', path: `/members/${encodeURIComponent(given.memberId)}/holds`, body: JSON.stringify(given.body), key: given.idempotencyKey });
  }

  /** Let go what a hold has promised. Letting it go twice is letting it go once. */
  releaseHold(given: { memberId: string | number; holdId: string | number; idempotencyKey: string }): Promise<ReleaseHoldAnswer> {
    return this.call({ method: 'POST', path: `/members/${encodeURIComponent(given.memberId)}/holds/${encodeURIComponent(given.holdId)}/release`, key: given.idempotencyKey });
  }

  /** Spend what a hold has promised, where no purchase of the programme takes it. */
  captureHold(given: { memberId: string | number; holdId: string | number; idempotencyKey: string }): Promise<CaptureHoldAnswer> {
    return this.call({ method: 'POST', path: `/members/${encodeURIComponent(given.memberId)}/holds/${encodeURIComponent(given.holdId)}/capture`, key: given.idempotencyKey });
  }

  /** Spend points of a member for something that is no purchase of the programme. */
  redeemPoints(given: { memberId: string | number; body: RedeemPointsBody; idempotencyKey: string }): Promise<RedeemPointsAnswer> {
    return this.call({ method: 'POST', path: `/members/${encodeURIComponent(given.memberId)}/redemptions`, body: JSON.stringify(given.body), key: given.idempotencyKey });
  }

  /** Tell where each consent of a member stands, with the text of today. */
  listConsents(given: { memberId: string | number }): Promise<ListConsentsAnswer> {
    return this.call({ method: 'GET', path: `/members/${encodeURIComponent(given.memberId)}/consents` });
  }

  /** Write down that a member gave or withdrew a consent. Given is the text of today. */
  recordConsent(given: { memberId: string | number; body: RecordConsentBody; idempotencyKey: string }): Promise<RecordConsentAnswer> {
    return this.call({ method: 'POST', path: `/members/${encodeURIComponent(given.memberId)}/consents`, body: JSON.stringify(given.body), key: given.idempotencyKey });
  }

  /** Tell that a member did something that is no purchase. Rules of the programme give points for it, once or always. */
  recordEvent(given: { memberId: string | number; body: RecordEventBody; idempotencyKey: string }): Promise<RecordEventAnswer> {
    return this.call({ method: 'POST', path: `/members/${encodeURIComponent(given.memberId)}/events`, body: JSON.stringify(given.body), key: given.idempotencyKey });
  }

  /** Upload a file as the body of the request, of any size, and begin an import of it. */
  createImport(given: { kind: string; name: string; file: BodyInit; idempotencyKey: string }): Promise<CreateImportAnswer> {
    return this.call({ method: 'POST', path: `/imports`, query: { kind: given.kind, name: given.name }, file: given.file, key: given.idempotencyKey });
  }

  /** Write an uploaded file into the programme, read as the mapping says. */
  startImport(given: { importId: string | number; body: StartImportBody; idempotencyKey: string }): Promise<StartImportAnswer> {
    return this.call({ method: 'POST', path: `/imports/${encodeURIComponent(given.importId)}/start`, body: JSON.stringify(given.body), key: given.idempotencyKey });
  }

  /** Tell how far an import has come and what came of it. */
  getImport(given: { importId: string | number }): Promise<GetImportAnswer> {
    return this.call({ method: 'GET', path: `/imports/${encodeURIComponent(given.importId)}` });
  }

  /** Tell any report of the console, the same figures, as JSON or CSV; further parameters are those of the report. */
  getReport(given: { id: string | number; format?: string; table?: string }): Promise<GetReportAnswer> {
    return this.call({ method: 'GET', path: `/reports/${encodeURIComponent(given.id)}`, query: { format: given.format, table: given.table } });
  }
}
