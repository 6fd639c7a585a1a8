// Made by npm run client: changes are made there.

import type * as cards from './cards';
import type * as imports from './imports';
/**
 * The HTTP API of Vernost for TypeScript. Made of the schemas of its endpoints by `npm run client`; changes are made there.
 * It needs the files beside it, and nothing but fetch.
 */
import { VernostMembers } from './members-calls';
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
export class Vernost extends VernostMembers {
  /** Say whether the key works, what it may do, and what the programme counts in. */
  ping(): Promise<ping.PingAnswer> {
    return this.call({ method: 'GET', path: `/ping` });
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

  /** Upload a file as the body of the request, of any size, and begin an import of it; with the name of a kept mapping it is written into the programme at once. */
  createImport(given: {
    kind: string;
    name: string;
    mapping?: string;
    file: BodyInit;
    idempotencyKey: string;
  }): Promise<imports.CreateImportAnswer> {
    return this.call({
      method: 'POST',
      path: `/imports`,
      query: { kind: given.kind, name: given.name, mapping: given.mapping },
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
