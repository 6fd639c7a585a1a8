/** States of a place in a household. The first two are open: the place is taken. */
export const PLACE_STATES = [
  'invited',
  'joined',
  'declined',
  'withdrawn',
  'expired',
  'left',
] as const;
export type PlaceState = (typeof PLACE_STATES)[number];

/** How somebody came to a place: they began the household, typed a code, agreed at the desk, or stand for one who had it. */
export const PLACE_WAYS = ['founding', 'code', 'evidence', 'merge'] as const;

/** How staff know that the invited one agrees. */
export const AGREEMENT_EVIDENCE = ['present', 'calledBack', 'signed'] as const;

/** Why somebody is in a household no more: their wish or the head's, its end, or the end of their membership. */
export const LEAVE_REASONS = [
  'request',
  'removed',
  'dissolved',
  'alone',
  'closed',
  'erased',
  'merged',
  'unmerged',
] as const;

/** Members of a household with the head and those who are invited, unless the programme says otherwise. */
export const HOUSEHOLD_LIMIT = 6;
/** What a programme may set it to. */
export const HOUSEHOLD_LIMITS = { least: 2, most: 12 } as const;
