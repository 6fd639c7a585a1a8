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
export type PlaceWay = (typeof PLACE_WAYS)[number];

/** How staff know that the invited one agrees. */
export const AGREEMENT_EVIDENCE = ['present', 'calledBack', 'signed'] as const;
export type AgreementEvidence = (typeof AGREEMENT_EVIDENCE)[number];

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
export type LeaveReason = (typeof LEAVE_REASONS)[number];

/** Members of a household with the head and those who are invited, unless the programme says otherwise. */
export const HOUSEHOLD_LIMIT = 6;
/** What a programme may set it to. */
export const HOUSEHOLD_LIMITS = { least: 2, most: 12 } as const;

/** Days that an invitation is good for. */
export const INVITATION_DAYS = 7;
/** Wrong codes that may be typed before an invitation is of no use. */
export const INVITATION_ATTEMPTS = 5;
/** Letters with an invitation that a member gets within a day, whoever asks. */
export const INVITATIONS_A_DAY = 3;

const MS_A_DAY = 86_400_000;

/** The moment from which an invitation is over. */
export function invitationEnd(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * MS_A_DAY);
}
