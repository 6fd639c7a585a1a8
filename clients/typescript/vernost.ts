// Made by npm run client: changes are made there.

/**
 * The HTTP API of Vernost for TypeScript. Made of the schemas of its endpoints by `npm run client`; changes are made there.
 * It needs the files beside it, and nothing but fetch.
 */
import { VernostCalls } from './calls';
import type * as cards from './cards';
import type * as imports from './imports';
import type * as members from './members';
import type * as messages from './messages';
import type * as ping from './ping';
import type * as purchases from './purchases';
import type * as quotes from './quotes';
import type * as reports from './reports';
import type * as returns from './returns';

export { VernostError } from './calls';
export type * from './cards';
export type * from './imports';
export type * from './members';
export type * from './messages';
export type * from './ping';
export type * from './purchases';
export type * from './quotes';
export type * from './reports';
export type * from './returns';
export type * from './shared';

/** Every endpoint as a method. */
export class Vernost extends VernostCalls {
  /** Say whether the key works, what it may do, and what the programme counts in. */
  ping(): Promise<ping.PingAnswer> {
    return this.call({ method: 'GET', path: `/ping` });
  }

  /** Find a member by card, phone, e-mail or external id. A card that is blocked or over gets the answer of an unknown one. */
  findMember(given: { body: members.FindMemberBody }): Promise<members.FindMemberAnswer> {
    return this.call({ method: 'POST', path: `/members/find`, body: JSON.stringify(given.body) });
  }

  /** Take somebody into the programme, with a card and what they agreed to: all or nothing. */
  enrolMember(given: {
    body: members.EnrolMemberBody;
    idempotencyKey: string;
  }): Promise<members.EnrolMemberAnswer> {
    return this.call({
      method: 'POST',
      path: `/members`,
      body: JSON.stringify(given.body),
      key: given.idempotencyKey,
    });
  }

  /** Tell a member: standing, tier, masked contacts, what they bought. */
  getMember(given: { memberId: string | number }): Promise<members.GetMemberAnswer> {
    return this.call({ method: 'GET', path: `/members/${encodeURIComponent(given.memberId)}` });
  }

  /** Tell the tier of a member on each ladder: until when, what is missing to the next one and to keep it. */
  getTier(given: { memberId: string | number }): Promise<members.GetTierAnswer> {
    return this.call({
      method: 'GET',
      path: `/members/${encodeURIComponent(given.memberId)}/tier`,
    });
  }

  /** Tell the points of a member: what can be spent, waits, is held, is owed, and ends first. */
  getBalance(given: { memberId: string | number }): Promise<members.GetBalanceAnswer> {
    return this.call({
      method: 'GET',
      path: `/members/${encodeURIComponent(given.memberId)}/balance`,
    });
  }

  /** List the movements of a member’s points, the newest first, 25 to a page: of now, or by the end of a day. */
  listStatement(given: {
    memberId: string | number;
    asOf?: string;
    knownOn?: string;
    cursor?: string;
  }): Promise<members.ListStatementAnswer> {
    return this.call({
      method: 'GET',
      path: `/members/${encodeURIComponent(given.memberId)}/statement`,
      query: { asOf: given.asOf, knownOn: given.knownOn, cursor: given.cursor },
    });
  }

  /** Tell the state of a card by its number: whose it is, whether it may earn and pay. One that is blocked, replaced or over gets the answer of an unknown one. */
  findCard(given: { body: cards.FindCardBody }): Promise<cards.FindCardAnswer> {
    return this.call({ method: 'POST', path: `/cards/find`, body: JSON.stringify(given.body) });
  }

  /** Say what a basket would earn, what of it points may pay, and what discounts take off. Nothing is written or promised. */
  quotePurchase(given: { body: quotes.QuotePurchaseBody }): Promise<quotes.QuotePurchaseAnswer> {
    return this.call({ method: 'POST', path: `/quotes`, body: JSON.stringify(given.body) });
  }

  /** Take a receipt into the books: it earns by the rules of its own day, and points may pay a part of it. It counts once, whatever the key. */
  recordPurchase(given: {
    body: purchases.RecordPurchaseBody;
    idempotencyKey: string;
  }): Promise<purchases.RecordPurchaseAnswer> {
    return this.call({
      method: 'POST',
      path: `/purchases`,
      body: JSON.stringify(given.body),
      key: given.idempotencyKey,
    });
  }

  /** Let a purchase be as if it had not been: everything that has not come back yet comes back. Cancelled twice is cancelled once. */
  cancelPurchase(given: {
    body: purchases.CancelPurchaseBody;
    idempotencyKey: string;
  }): Promise<purchases.CancelPurchaseAnswer> {
    return this.call({
      method: 'POST',
      path: `/purchases/cancel`,
      body: JSON.stringify(given.body),
      key: given.idempotencyKey,
    });
  }

  /** Take goods of a purchase back, whole or by line: it is decided again by the rules of then, and the difference of points goes back and forth. */
  returnPurchase(given: {
    body: returns.ReturnPurchaseBody;
    idempotencyKey: string;
  }): Promise<returns.ReturnPurchaseAnswer> {
    return this.call({
      method: 'POST',
      path: `/returns`,
      body: JSON.stringify(given.body),
      key: given.idempotencyKey,
    });
  }

  /** Promise points of a member to a receipt that is being paid. The balance does not change. */
  openHold(given: {
    memberId: string | number;
    body: members.OpenHoldBody;
    idempotencyKey: string;
  }): Promise<members.OpenHoldAnswer> {
    return this.call({
      method: 'POST',
      path: `/members/${encodeURIComponent(given.memberId)}/holds`,
      body: JSON.stringify(given.body),
      key: given.idempotencyKey,
    });
  }

  /** Let go what a hold has promised. Letting it go twice is letting it go once. */
  releaseHold(given: {
    memberId: string | number;
    holdId: string | number;
    idempotencyKey: string;
  }): Promise<members.ReleaseHoldAnswer> {
    return this.call({
      method: 'POST',
      path: `/members/${encodeURIComponent(given.memberId)}/holds/${encodeURIComponent(given.holdId)}/release`,
      key: given.idempotencyKey,
    });
  }

  /** Spend what a hold has promised, where no purchase of the programme takes it. */
  captureHold(given: {
    memberId: string | number;
    holdId: string | number;
    idempotencyKey: string;
  }): Promise<members.CaptureHoldAnswer> {
    return this.call({
      method: 'POST',
      path: `/members/${encodeURIComponent(given.memberId)}/holds/${encodeURIComponent(given.holdId)}/capture`,
      key: given.idempotencyKey,
    });
  }

  /** Spend points of a member for something that is no purchase of the programme. */
  redeemPoints(given: {
    memberId: string | number;
    body: members.RedeemPointsBody;
    idempotencyKey: string;
  }): Promise<members.RedeemPointsAnswer> {
    return this.call({
      method: 'POST',
      path: `/members/${encodeURIComponent(given.memberId)}/redemptions`,
      body: JSON.stringify(given.body),
      key: given.idempotencyKey,
    });
  }

  /** Give points of a member to another one, each with the end it has, within the limits of the programme. The member has to have said so to you. */
  transferPoints(given: {
    memberId: string | number;
    body: members.TransferPointsBody;
    idempotencyKey: string;
  }): Promise<members.TransferPointsAnswer> {
    return this.call({
      method: 'POST',
      path: `/members/${encodeURIComponent(given.memberId)}/transfers`,
      body: JSON.stringify(given.body),
      key: given.idempotencyKey,
    });
  }

  /** Tell where each consent of a member stands, with the text of today. */
  listConsents(given: { memberId: string | number }): Promise<members.ListConsentsAnswer> {
    return this.call({
      method: 'GET',
      path: `/members/${encodeURIComponent(given.memberId)}/consents`,
    });
  }

  /** Write down that a member gave or withdrew a consent. Given is the text of today. */
  recordConsent(given: {
    memberId: string | number;
    body: members.RecordConsentBody;
    idempotencyKey: string;
  }): Promise<members.RecordConsentAnswer> {
    return this.call({
      method: 'POST',
      path: `/members/${encodeURIComponent(given.memberId)}/consents`,
      body: JSON.stringify(given.body),
      key: given.idempotencyKey,
    });
  }

  /** Tell that a member did something that is no purchase. Rules of the programme give points for it, once or always. */
  recordEvent(given: {
    memberId: string | number;
    body: members.RecordEventBody;
    idempotencyKey: string;
  }): Promise<members.RecordEventAnswer> {
    return this.call({
      method: 'POST',
      path: `/members/${encodeURIComponent(given.memberId)}/events`,
      body: JSON.stringify(given.body),
      key: given.idempotencyKey,
    });
  }

  /** Tell what became of messages that were handed over: delivered, opened, clicked, bounced, complained about, left by. Contacts where nothing arrives, and whose owners complained or left, are written to no more. */
  reportMessages(given: {
    body: messages.ReportMessagesBody;
    idempotencyKey: string;
  }): Promise<messages.ReportMessagesAnswer> {
    return this.call({
      method: 'POST',
      path: `/messages/reports`,
      body: JSON.stringify(given.body),
      key: given.idempotencyKey,
    });
  }

  /** Upload a file as the body of the request, of any size, and begin an import of it. */
  createImport(given: {
    kind: string;
    name: string;
    file: BodyInit;
    idempotencyKey: string;
  }): Promise<imports.CreateImportAnswer> {
    return this.call({
      method: 'POST',
      path: `/imports`,
      query: { kind: given.kind, name: given.name },
      file: given.file,
      key: given.idempotencyKey,
    });
  }

  /** Write an uploaded file into the programme, read as the mapping says. */
  startImport(given: {
    importId: string | number;
    body: imports.StartImportBody;
    idempotencyKey: string;
  }): Promise<imports.StartImportAnswer> {
    return this.call({
      method: 'POST',
      path: `/imports/${encodeURIComponent(given.importId)}/start`,
      body: JSON.stringify(given.body),
      key: given.idempotencyKey,
    });
  }

  /** Tell how far an import has come and what came of it. */
  getImport(given: { importId: string | number }): Promise<imports.GetImportAnswer> {
    return this.call({ method: 'GET', path: `/imports/${encodeURIComponent(given.importId)}` });
  }

  /** Tell any report of the console, the same figures, as JSON or CSV; further parameters are those of the report. */
  getReport(given: {
    id: string | number;
    format?: string;
    table?: string;
  }): Promise<reports.GetReportAnswer> {
    return this.call({
      method: 'GET',
      path: `/reports/${encodeURIComponent(given.id)}`,
      query: { format: given.format, table: given.table },
    });
  }
}
