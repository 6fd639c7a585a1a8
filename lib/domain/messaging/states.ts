import type { ConsentChannel } from '../consents/states';

/** How a message leaves, in the order in which a way to a member is looked for. */
export const MESSAGE_CHANNELS = ['email', 'sms', 'push', 'webhook'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** The channel whose consent advertising over it needs: what goes by a webhook is shown in an app. */
export const CONSENT_OF_CHANNEL = {
  email: 'email',
  sms: 'sms',
  push: 'push',
  webhook: 'push',
} as const satisfies Readonly<Record<MessageChannel, ConsentChannel>>;

/** A service message is part of what the member asked for; a promotional one needs their consent. */
export const MESSAGE_KINDS = ['service', 'promotional'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** queued -> sending -> sent; back to queued after a failure that may pass; failed and dropped are ends. */
export const MESSAGE_STATES = ['queued', 'sending', 'sent', 'failed', 'dropped'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Why a message was left unsent although nothing failed. */
export const DROP_REASONS = [
  'noConsent',
  'stale',
  'noContact',
  'contactChanged',
  'suppressed',
  'notActive',
  'leftAudience',
  'unwritten',
  'capDay',
  'capWeek',
  'quietHours',
  'noCode',
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** What holds a message back for a while: it waits, and is dropped when it would wait until it is of no use. */
export const HOLD_REASONS = ['capDay', 'capWeek', 'quietHours', 'noCode'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Why nothing was queued for a member. */
export const UNQUEUED_REASONS = ['notActive', 'noChannel', 'noConsent', 'suppressed'] as const;
export type UnqueuedReason = (typeof UNQUEUED_REASONS)[number];

/** Why a contact is written to no more. */
export const SUPPRESSION_REASONS = ['bounce', 'complaint', 'unsubscribed', 'manual'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** Those that a person may give: nothing bounces by hand. */
export const HAND_REASONS = [
  'manual',
  'complaint',
  'unsubscribed',
] as const satisfies readonly SuppressionReason[];

/** Whom a suppression keeps silent: who left or complained is still told what they asked for; where nothing arrives nothing goes. */
export const SUPPRESSED_KINDS: Readonly<Record<SuppressionReason, readonly MessageKind[]>> = {
  bounce: ['promotional', 'service'],
  complaint: ['promotional'],
  unsubscribed: ['promotional'],
  manual: ['promotional', 'service'],
};

/** What became of a message after it was sent. */
export const MESSAGE_EVENT_KINDS = [
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'complained',
  'unsubscribed',
] as const;
export type MessageEventKind = (typeof MESSAGE_EVENT_KINDS)[number];

/** What messages are made from. To add one: an id here, words in messages/<language>/mail.json, an entry in lib/messaging/templates. */
export const MESSAGE_TEMPLATES = [
  'contactCode',
  'householdInvitation',
  'ledgerAlarm',
  'mechanic',
  'templateTest',
  'tierChanged',
] as const;
export type MessageTemplateId = (typeof MESSAGE_TEMPLATES)[number];
