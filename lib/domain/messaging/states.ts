/** How a message leaves. */
export const MESSAGE_CHANNELS = ['email', 'sms'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** A service message is part of what the member asked for; a promotional one needs their consent. */
export const MESSAGE_KINDS = ['service', 'promotional'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** queued -> sending -> sent; back to queued after a failure that may pass; failed and dropped are ends. */
export const MESSAGE_STATES = ['queued', 'sending', 'sent', 'failed', 'dropped'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Why a message was left unsent although nothing failed. */
export const DROP_REASONS = ['noConsent', 'stale', 'noContact', 'contactChanged'] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** What messages are made from. To add one: an id here, words in messages/<language>/mail.json, an entry in lib/messaging/templates. */
export const MESSAGE_TEMPLATES = [
  'contactCode',
  'householdInvitation',
  'ledgerAlarm',
  'tierChanged',
] as const;
export type MessageTemplateId = (typeof MESSAGE_TEMPLATES)[number];
