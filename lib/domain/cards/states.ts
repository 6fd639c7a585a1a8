/** States of a card, in the order of its life. */
export const CARD_STATUSES = [
  'produced',
  'issued',
  'active',
  'blocked',
  'replaced',
  'closed',
  'expired',
  'void',
] as const;
export type CardStatus = (typeof CARD_STATUSES)[number];

/** Why a card is blocked. */
export const BLOCK_REASONS = ['lost', 'stolen', 'damaged', 'fraud', 'request', 'legal'] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

/**
 * What can happen to a card. `expire` is done by the calendar and `moveWithMember` by a merge of members, never by hand.
 * `changeOwner` and `moveWithMember` end a card at one member and begin it at another: the number goes on.
 */
export const CARD_OPERATIONS = [
  'issue',
  'activate',
  'block',
  'unblock',
  'replace',
  'renew',
  'close',
  'void',
  'changeOwner',
  'supplement',
  'returnToStock',
  'moveWithMember',
  'expire',
] as const;
export type CardOperation = (typeof CARD_OPERATIONS)[number];

/** What people do with cards, in the order in which it is offered. */
export const DESK_OPERATIONS = CARD_OPERATIONS.filter(
  (operation): operation is Exclude<CardOperation, 'expire' | 'moveWithMember'> =>
    operation !== 'expire' && operation !== 'moveWithMember',
);
export type DeskOperation = (typeof DESK_OPERATIONS)[number];

/** What has to stand before an operation is carried out. */
export const CARD_NEEDS = [
  'blockReason',
  'identityChecked',
  'secondPerson',
  'termsAccepted',
  'phoneConfirmed',
] as const;
export type CardNeed = (typeof CARD_NEEDS)[number];

/** What a card in a state lets its holder do. Points live on the account, not on the card. */
export type CardRights = { readonly mayEarn: boolean; readonly mayRedeem: boolean };

const NOTHING: CardRights = { mayEarn: false, mayRedeem: false };

export const CARD_RIGHTS: Readonly<Record<CardStatus, CardRights>> = {
  produced: NOTHING,
  issued: { mayEarn: true, mayRedeem: false },
  active: { mayEarn: true, mayRedeem: true },
  blocked: NOTHING,
  replaced: NOTHING,
  closed: NOTHING,
  expired: NOTHING,
  void: NOTHING,
};
