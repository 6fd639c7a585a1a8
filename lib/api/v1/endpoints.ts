import 'server-only';
import type { Endpoint } from './endpoint';
import { askReferralCode } from './endpoints/ask-referral-code';
import { cancelPurchase } from './endpoints/cancel-purchase';
import { captureHold } from './endpoints/capture-hold';
import { createImport } from './endpoints/create-import';
import { enrolMember } from './endpoints/enrol-member';
import { findCard } from './endpoints/find-card';
import { findMember } from './endpoints/find-member';
import { getBalance } from './endpoints/get-balance';
import { getImport } from './endpoints/get-import';
import { getMember } from './endpoints/get-member';
import { getReport } from './endpoints/get-report';
import { getTier } from './endpoints/get-tier';
import { listConsents } from './endpoints/list-consents';
import { listStatement } from './endpoints/list-statement';
import { openHold } from './endpoints/open-hold';
import { ping } from './endpoints/ping';
import { quotePurchase } from './endpoints/quote-purchase';
import { recordConsent } from './endpoints/record-consent';
import { recordEvent } from './endpoints/record-event';
import { recordPurchase } from './endpoints/record-purchase';
import { redeemPoints } from './endpoints/redeem-points';
import { releaseHold } from './endpoints/release-hold';
import { reportMessages } from './endpoints/report-messages';
import { returnPurchase } from './endpoints/return-purchase';
import { startImport } from './endpoints/start-import';
import { tellReferral } from './endpoints/tell-referral';
import { transferPoints } from './endpoints/transfer-points';

/**
 * Every endpoint of the HTTP API, in the order in which the document tells them. To add one: write `endpoints/<id>.ts`, put it in
 * this list, and write its words (`api.endpoints.<id>`). Of two that fit an address, the first is meant.
 */
export const ENDPOINTS: readonly Endpoint[] = [
  ping,
  findMember,
  enrolMember,
  tellReferral,
  askReferralCode,
  getMember,
  getTier,
  getBalance,
  listStatement,
  findCard,
  quotePurchase,
  recordPurchase,
  cancelPurchase,
  returnPurchase,
  openHold,
  releaseHold,
  captureHold,
  redeemPoints,
  transferPoints,
  listConsents,
  recordConsent,
  recordEvent,
  reportMessages,
  createImport,
  startImport,
  getImport,
  getReport,
];
