import type { MemberStatus } from './states';

/** What can happen to a membership. `finishClosing` is done by the calendar, `merge` and `unmerge` by a merge. */
export const MEMBER_OPERATIONS = [
  'activate',
  'suspend',
  'reinstate',
  'close',
  'finishClosing',
  'erase',
  'merge',
  'unmerge',
] as const;
export type MemberOperation = (typeof MEMBER_OPERATIONS)[number];

/** One way from a state to a state. */
export type MemberTransition = {
  readonly operation: MemberOperation;
  readonly from: MemberStatus;
  readonly to: MemberStatus;
};

/** Days of grace: as long as these last, a membership that is being closed can be reinstated. */
export const CLOSING_DAYS = 14;

const ways = (
  operation: MemberOperation,
  from: readonly MemberStatus[],
  to: MemberStatus,
): readonly MemberTransition[] => from.map((one) => ({ operation, from: one, to }));

/**
 * The whole life of a membership. The database holds the same pairs of states in `member_transitions` and refuses any
 * other change. A closed membership has no way back; who is closing has, until the days of grace are over.
 */
export const MEMBER_TRANSITIONS: readonly MemberTransition[] = [
  ...ways('activate', ['prospect'], 'active'),
  ...ways('suspend', ['active'], 'suspended'),
  ...ways('reinstate', ['suspended', 'closing'], 'active'),
  ...ways('close', ['prospect', 'active', 'suspended'], 'closing'),
  ...ways('finishClosing', ['closing'], 'closed'),
  ...ways('erase', ['prospect', 'active', 'suspended', 'closing', 'closed'], 'anonymised'),
  ...ways('merge', ['prospect', 'active', 'suspended'], 'merged'),
  ...ways('unmerge', ['merged'], 'prospect'),
  ...ways('unmerge', ['merged'], 'active'),
  ...ways('unmerge', ['merged'], 'suspended'),
];
