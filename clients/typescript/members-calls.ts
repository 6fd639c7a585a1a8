// Made by npm run client: changes are made there.

import { VernostCalls } from './calls';
import type * as members from './members';

/** Endpoints of members as methods. */
export class VernostMembers extends VernostCalls {
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

  /** Tell who brought a member that joined within the last 14 days and has not bought yet, by the code of who did. Once for a member. */
  tellReferral(given: {
    memberId: string | number;
    body: members.TellReferralBody;
    idempotencyKey: string;
  }): Promise<members.TellReferralAnswer> {
    return this.call({
      method: 'POST',
      path: `/members/${encodeURIComponent(given.memberId)}/referral`,
      body: JSON.stringify(given.body),
      key: given.idempotencyKey,
    });
  }

  /** Ask for the code by which a member brings others. It is made when it is asked for first, and stays. */
  askReferralCode(given: {
    memberId: string | number;
    idempotencyKey: string;
  }): Promise<members.AskReferralCodeAnswer> {
    return this.call({
      method: 'POST',
      path: `/members/${encodeURIComponent(given.memberId)}/referral-code`,
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
}
