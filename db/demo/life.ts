import { PURCHASE_SOURCE, purchaseKey } from '@/lib/domain/points/purchase-key';
import { keptDecision, pointsByRule } from '@/lib/domain/rules/kept-decision';
import { factsJson } from '@/lib/domain/rules/stored-json';
import { type DemoAttributeValue, demoAttributes } from './attributes';
import { CONSENT_IDS_A_MEMBER, demoConsents } from './consents';
import type { CopyValue } from './copy-text';
import { demoInteractions, demoMessages } from './correspondence';
import { dayText } from './day';
import { momentText, partitionOf } from './gathering';
import type { DemoMember } from './member';
import type { DemoEntry } from './points';
import { DEMO_SEED } from './programme';
import { Random } from './random';
import { addTiers, TIER_COLUMNS } from './tier-rows';

/** Columns of what members live through beside their purchases, in the order of the rows below. */
export const LIFE_COLUMNS = {
  point_accounts: 'member_id, seq, balance, opened_at',
  point_entries:
    'member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key, reverses, reason, actor, requested_by, occurred_at, booked_at',
  point_lots: 'member_id, lot_id, seq, state, amount, remaining, earned_at, expires_at',
  point_allocations: 'member_id, seq, lot_id, amount',
  purchase_decisions:
    'member_id, business_date, purchase_id, facts, decision, earned, earn_member_id, earn_seq, spent, spent_minor, rule_ids, rule_points, source, key, decided_at',
  ...TIER_COLUMNS,
  consents:
    'member_id, consent_id, purpose, channel, decision, text_version, text_language, source, evidence, evidence_reference, actor, happened_at, recorded_at',
  messages:
    'member_id, message_id, channel, kind, template, language, state, attempts, next_at, last_error, queued_at, begun_at, ended_at',
  contact_confirmations: 'member_id, confirmation_id, contact, value, way, actor, confirmed_at',
  member_interactions:
    'member_id, interaction_id, kind, direction, text, author_id, happened_at, created_at, pinned_at',
  member_attributes:
    'member_id, attribute_id, text_value, number_value, date_value, option_id, yes_no_value',
} as const;

export type LifeTable = keyof typeof LIFE_COLUMNS;
/** Adds a row to what goes to a table, or to one of its partitions. */
export type Put = (table: LifeTable, values: readonly CopyValue[], partition?: string) => void;

const STREAM = { consents: 8, messages: 9, interactions: 10, attributes: 11 } as const;
const PROGRAMME = 'system:demo';
const SECONDS_TO_SEND = 4;
const SECONDS_TO_CONFIRM = 95;

/** Adds what a member lived through: points, tiers, consents, letters, notes and what they told. */
export function addLife(put: Put, member: DemoMember, at: LifeAt): void {
  addPoints(put, member, at);
  if (at.hasLines) addDecisions(put, member);
  addTiers(put, member, { ...at, actor: PROGRAMME });
  addConsents(put, member, at);
  addLetters(put, member, at);
  addAttributes(put, member);
}

export interface LifeAt {
  readonly lastDay: number;
  /** Whoever sits at the desk: wrote the notes, gave the gifts. */
  readonly staffId: number;
  /** Who agreed to the tiers they gave. */
  readonly approverId: number;
  /** What rules decided is kept of receipts that carry lines. */
  readonly hasLines: boolean;
}

function keyOf({ purchase, lotId, day }: DemoEntry): readonly [source: string, key: string] {
  if (purchase !== null) {
    return [PURCHASE_SOURCE, purchaseKey(dayText(purchase.day), purchase.purchaseId)];
  }
  return lotId === null ? ['adjust', `demo gift ${dayText(day)}`] : ['expiry', String(lotId)];
}

function addPoints(put: Put, { person, account }: DemoMember, { staffId }: LifeAt): void {
  const { memberId } = person;
  const { entries, lots, allocations, balance } = account;
  const [first] = entries;
  if (first === undefined) return;
  const opened = [memberId, entries.length, balance, momentText(first)];
  put('point_accounts', opened);
  for (const [place, entry] of entries.entries()) {
    const { kind, amount, balanceAfter, reverses, reason } = entry;
    const [source, key] = keyOf(entry);
    const isByHand = kind === 'adjust';
    const moment = momentText(entry);
    const actor = isByHand ? `user:${staffId}` : PROGRAMME;
    const asked = isByHand ? staffId : null;
    put('point_entries', [
      ...[memberId, place + 1, kind, amount, balanceAfter, 0, 0],
      ...[source, key, reverses, reason, actor, asked, moment, moment],
    ]);
  }
  for (const lot of lots) {
    const { lotId, seq, state, amount, remaining, endsOn } = lot;
    const ends = momentText({ day: endsOn, second: 0 });
    put('point_lots', [
      ...[memberId, lotId, seq, state, amount, remaining],
      ...[momentText(lot), ends],
    ]);
  }
  for (const { seq, lotId, amount } of allocations) {
    put('point_allocations', [memberId, seq, lotId, amount]);
  }
}

function addDecisions(put: Put, { person, account }: DemoMember): void {
  const { memberId } = person;
  for (const { facts, decision, rules, used, purchase, seq, spent } of account.decided) {
    const { ruleIds, rulePoints } = pointsByRule(decision, rules);
    const on = dayText(purchase.day);
    const moment = momentText({ day: purchase.day, second: purchase.secondOfDay });
    const row = [
      ...[memberId, on, purchase.purchaseId],
      JSON.stringify(factsJson.encode(facts)),
      JSON.stringify(keptDecision(decision, { rules, used })),
      ...[decision.points, seq === null ? null : memberId, seq, spent, spent],
      ...[`{${ruleIds.join()}}`, `{${rulePoints.join()}}`],
      ...[PROGRAMME, purchase.receipt, moment],
    ];
    put('purchase_decisions', row, partitionOf('purchase_decisions', on));
  }
}

function addConsents(put: Put, { person }: DemoMember, { lastDay, staffId }: LifeAt): void {
  const { memberId, language } = person;
  const random = new Random(DEMO_SEED, STREAM.consents, memberId);
  for (const [place, consent] of demoConsents(random, person, lastDay).entries()) {
    const { purpose, channel, decision, source, evidence, reference } = consent;
    const text = decision === 'given' ? [1, language] : [null, null];
    const isByDesk = source === 'phone' || source === 'desk';
    const moment = momentText(consent);
    put('consents', [
      ...[memberId, memberId * CONSENT_IDS_A_MEMBER + place, purpose, channel, decision, ...text],
      ...[source, evidence, reference, isByDesk ? `user:${staffId}` : PROGRAMME, moment, moment],
    ]);
  }
}

function addLetters(put: Put, { person }: DemoMember, { lastDay, staffId }: LifeAt): void {
  const { memberId, language, email } = person;
  const messages = new Random(DEMO_SEED, STREAM.messages, memberId);
  for (const message of demoMessages(messages, person, lastDay)) {
    const { messageId, state, attempts, lastError, isConfirmed } = message;
    const queued = momentText(message);
    const ended = momentText({ ...message, second: message.second + SECONDS_TO_SEND });
    put('messages', [
      ...[memberId, messageId, 'email', 'service', 'contactCode', language, state, attempts],
      ...[queued, lastError, queued, queued, ended],
    ]);
    if (!isConfirmed) continue;
    const at = momentText({ ...message, second: message.second + SECONDS_TO_CONFIRM });
    put('contact_confirmations', [
      ...[memberId, messageId, 'email', email, 'code', `user:${staffId}`, at],
    ]);
  }
  const notes = new Random(DEMO_SEED, STREAM.interactions, memberId);
  for (const note of demoInteractions(notes, person, lastDay)) {
    const moment = momentText(note);
    put('member_interactions', [
      ...[memberId, note.interactionId, note.kind, note.direction, note.text, staffId],
      ...[moment, moment, note.isPinned ? moment : null],
    ]);
  }
}

const valuesOf = ({ text, number, date, optionId, yesNo }: DemoAttributeValue) =>
  [text, number, date, optionId, yesNo] as const;

function addAttributes(put: Put, { person }: DemoMember): void {
  const { memberId } = person;
  const random = new Random(DEMO_SEED, STREAM.attributes, memberId);
  for (const value of demoAttributes(random, person)) {
    const row = [memberId, value.attributeId, ...valuesOf(value)];
    put('member_attributes', row);
  }
}
