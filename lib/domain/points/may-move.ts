import type { MemberStatus } from '../members/states';
import type { EntryKind } from './states';

/** Why an account takes no movement of a kind. */
export const POINTS_REFUSALS = [
  'frozen',
  'merged',
  'over',
  'not_started',
  'suspended',
  'held',
  'touched',
  'same_member',
  'mismatch',
  'blocked',
] as const;
export type PointsRefusal = (typeof POINTS_REFUSALS)[number];

/** Why a task about points has no way. The words stand in `tasks.pointsReasons.<reason>`. */
export const TASK_POINTS_REFUSALS = [
  ...POINTS_REFUSALS,
  'not_frozen',
  'no_transfers',
  'too_few',
  'all_given',
  'no_transfer',
] as const;
export type TaskPointsRefusal = (typeof TASK_POINTS_REFUSALS)[number];

/** What a movement is for the standing of a member. */
type Gate = 'earning' | 'spending' | 'booking' | 'ending' | 'merging';

const GATES: Readonly<Record<EntryKind, Gate>> = {
  earn: 'earning',
  reactivate: 'earning',
  redeem: 'spending',
  transfer_out: 'spending',
  transfer_in: 'earning',
  activate: 'booking',
  redeem_reversal: 'booking',
  earn_reversal: 'booking',
  adjust: 'booking',
  debt_repaid: 'booking',
  expire: 'ending',
  write_off: 'ending',
  merge_in: 'merging',
  merge_out: 'merging',
};

/** Earning and spending are gated apart; what follows from the past is booked while the member is not over. */
const SHUT: Readonly<
  Record<Exclude<Gate, 'merging'>, Partial<Record<MemberStatus, PointsRefusal>>>
> = {
  earning: { suspended: 'suspended', closing: 'over', closed: 'over', anonymised: 'over' },
  spending: {
    prospect: 'not_started',
    suspended: 'suspended',
    closed: 'over',
    anonymised: 'over',
  },
  booking: { closed: 'over', anonymised: 'over' },
  ending: {},
};

/**
 * Why a member's account does not take a movement now; null when it does. A merge and its undoing reach every account;
 * nothing else reaches a merged member or a frozen account.
 */
export function refusalOf(
  { status, isFrozen }: { readonly status: MemberStatus; readonly isFrozen: boolean },
  kind: EntryKind,
): PointsRefusal | null {
  const gate = GATES[kind];
  if (gate === 'merging') return null;
  if (status === 'merged') return 'merged';
  if (isFrozen) return 'frozen';
  return SHUT[gate][status] ?? null;
}
