import { z } from 'zod';
import { BLOCK_REASONS, CARD_OPERATIONS, CARD_STATUSES } from '../cards/states';
import { CONSENT_CHANNELS, CONSENT_PURPOSES, CONSENT_SOURCES } from '../consents/states';
import { MEMBER_KINDS, MEMBER_STATUSES } from '../members/states';
import { TIER_REASONS } from '../members/tier-reasons';
import { ENTRY_KINDS, FREEZE_REASONS } from '../points/states';
import { MEMBERS_AN_EVENT } from '../segments/kept-membership';

const id = z.number().int().positive();
const day = z.iso.date();
const moment = z.iso.datetime();
/** Minor units of money, as text: JSON numbers lose digits. */
const amount = z.string().regex(/^-?\d{1,19}$/);
/** Points with up to two decimals, as text: 120, -0.5. */
const pointsText = z.string().regex(/^-?\d{1,17}(\.\d{1,2})?$/);

const member = z.object({
  memberId: id,
  status: z.enum(MEMBER_STATUSES),
  version: z.number().int().positive(),
});

const card = z.object({
  memberId: id,
  cardId: id,
  operation: z.enum(CARD_OPERATIONS),
  from: z.enum(CARD_STATUSES).nullable(),
  to: z.enum(CARD_STATUSES),
  blockReason: z.enum(BLOCK_REASONS).nullable(),
  relatedCardId: id.nullable(),
  relatedMemberId: id.nullable(),
});

const points = z.object({
  memberId: id,
  /** Number of the entry in the member's ledger: with the member it names the movement. */
  entry: z.number().int().positive(),
  kind: z.enum(ENTRY_KINDS),
  points: pointsText,
  pendingPoints: pointsText,
  debtPoints: pointsText,
  balance: pointsText,
  /** The entry that it takes back. */
  reverses: z.number().int().positive().nullable(),
  otherMemberId: id.nullable(),
  bookedAt: moment,
});

const receipt = z.object({
  /** 0: a guest. */
  memberId: z.number().int().nonnegative(),
  purchaseId: id,
  businessDate: day,
  storeId: id,
  till: z.string(),
  receipt: z.string(),
  /** Of a return it is below zero. */
  amountMinor: amount,
});

const purchase = receipt.extend({
  discountMinor: amount,
  earnedPoints: pointsText,
  redeemedPoints: pointsText,
});

const returned = receipt.extend({
  takenBackPoints: pointsText,
  givenBackPoints: pointsText,
  originalPurchaseId: id.nullable(),
  originalBusinessDate: day.nullable(),
  /** Nothing is left of the purchase: all of it came back, or it was cancelled. */
  isWhole: z.boolean(),
});

const consent = z.object({
  memberId: id,
  purpose: z.enum(CONSENT_PURPOSES),
  channel: z.enum(CONSENT_CHANNELS),
  source: z.enum(CONSENT_SOURCES),
  /** It takes back a record that was made by mistake. */
  isCorrection: z.boolean(),
});

/** Some of the members who went one way with one look: at most 500, more come in further events. */
const segmentMembers = z.object({
  segmentId: id,
  /** The number of the look, or of the change of a list. */
  refresh: z.number().int().positive(),
  memberIds: z.array(id).min(1).max(MEMBERS_AN_EVENT),
});

/**
 * Every type of event that can be sent, with what it tells: ids, codes, amounts as text, never anything personal. To add one: a line
 * here, its words in messages/<language>/webhooks.json, and a trigger that writes it (the migration `webhooks` shows how) or a call of
 * `emitEvents`.
 */
export const WEBHOOK_EVENTS = {
  'member.enrolled': z.object({
    memberId: id,
    status: z.enum(MEMBER_STATUSES),
    kind: z.enum(MEMBER_KINDS),
    joinedOn: day,
  }),
  'member.changed': member,
  'member.merged': member.extend({ mergedInto: id }),
  'member.erased': member,
  'card.issued': card,
  'card.activated': card,
  'card.blocked': card,
  'card.unblocked': card,
  'card.replaced': card,
  'card.renewed': card,
  'card.ownerChanged': card,
  'card.expired': card,
  'card.ended': card,
  'points.earned': points,
  'points.activated': points,
  'points.redeemed': points,
  'points.givenBack': points,
  'points.takenBack': points,
  'points.expired': points,
  'points.moved': points,
  'points.adjusted': points,
  'purchase.recorded': purchase,
  'purchase.returned': returned,
  'consent.given': consent,
  'consent.withdrawn': consent,
  'tier.changed': z.object({
    memberId: id,
    from: z.string().nullable(),
    to: z.string().nullable(),
    reason: z.enum(TIER_REASONS),
  }),
  'segment.entered': segmentMembers,
  'segment.left': segmentMembers,
  'account.frozen': z.object({ memberId: id, reason: z.enum(FREEZE_REASONS) }),
  /** It goes on; the reason is why it had been frozen. */
  'account.thawed': z.object({ memberId: id, reason: z.enum(FREEZE_REASONS) }),
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type WebhookEventType = keyof typeof WEBHOOK_EVENTS;

export const WEBHOOK_EVENT_TYPES = Object.keys(WEBHOOK_EVENTS) as readonly WebhookEventType[] as [
  WebhookEventType,
  ...WebhookEventType[],
];

/** What somebody who sets an endpoint up sends to it: asked for by nobody, sent to one. */
export const TEST_EVENT_TYPE = 'webhook.test';
