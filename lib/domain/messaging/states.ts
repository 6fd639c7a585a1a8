/** How a message leaves. */
export const MESSAGE_CHANNELS = ['email', 'sms'] as const;

/** A service message is part of what the member asked for; a promotional one needs their consent. */
export const MESSAGE_KINDS = ['service', 'promotional'] as const;

/** queued -> sending -> sent; back to queued after a failure that may pass; failed and dropped are ends. */
export const MESSAGE_STATES = ['queued', 'sending', 'sent', 'failed', 'dropped'] as const;

/** Contacts that a code can confirm, and the channel that the code takes. */
export const CONFIRMED_CONTACTS = ['phone', 'email'] as const;

/** How it was shown that a contact is the member's. */
export const CONFIRMATION_WAYS = ['code'] as const;

/** Why a code is of no use any more. A code whose time is over has none of them. */
export const CODE_ENDS = ['used', 'replaced', 'spent'] as const;
