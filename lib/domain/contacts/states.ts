/** Contacts that a code can confirm. */
export const CONFIRMED_CONTACTS = ['phone', 'email'] as const;
export type ConfirmedContact = (typeof CONFIRMED_CONTACTS)[number];

/** How it was shown that a contact is the member's. */
export const CONFIRMATION_WAYS = ['code'] as const;

/** Why a code is of no use any more; one whose time is over has no such reason. */
export const CODE_ENDS = ['used', 'replaced', 'spent'] as const;

/** The channel that a code takes to a contact. */
export const CHANNEL_OF_CONTACT = { phone: 'sms', email: 'email' } as const satisfies Record<
  ConfirmedContact,
  string
>;
