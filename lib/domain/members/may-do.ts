import type { MemberStatus } from './states';
import { MEMBER_TRANSITIONS, type MemberOperation } from './transitions';

/** Why something is not done with a member. `is_…`: their state has no such way. */
export const MEMBER_REFUSALS = [
  'is_prospect',
  'is_active',
  'is_suspended',
  'is_closing',
  'is_closed',
  'is_anonymised',
  'is_merged',
  'needs_second_person',
  'same_member',
  'other_is_over',
  'has_unfinished_tasks',
  'merge_was_used',
  'not_head',
  'is_invited',
  'household_full',
  'no_household',
  'not_in_household',
  'no_invitation',
  'invited_too_often',
  'other_has_household',
  'other_not_active',
  'no_email',
] as const;
export type MemberRefusal = (typeof MEMBER_REFUSALS)[number];

/** Why the operation has no way from this state; null: it has one. */
export function memberRefusal(
  status: MemberStatus,
  operation: MemberOperation,
): MemberRefusal | null {
  const isOpen = MEMBER_TRANSITIONS.some(
    (way) => way.operation === operation && way.from === status,
  );
  return isOpen ? null : `is_${status}`;
}
