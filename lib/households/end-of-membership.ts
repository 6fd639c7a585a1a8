import 'server-only';
import type { LeaveReason } from '@/lib/domain/households/states';
import type { AuditChange } from '@/lib/kernel/audit';
import { endPlaces, type HouseholdContext, settle } from './change-places';
import { lockPlace } from './locked-household';

/**
 * Takes a locked member out of their household, or their invitation back, because their membership ends. Their points
 * stay on their own account; a head is followed by whoever joined first.
 */
export async function leaveWithMembership(
  context: HouseholdContext,
  memberId: number,
  reason: Extract<LeaveReason, 'closed' | 'erased' | 'merged'>,
): Promise<readonly AuditChange[]> {
  const found = await lockPlace(context.tx, memberId);
  if (found === null) return [];
  const { place, household } = found;
  const ended = await endPlaces(
    context,
    [place],
    place.state === 'joined' ? { state: 'left', reason } : { state: 'withdrawn' },
  );
  return [...ended, ...(await settle(context, household.householdId))];
}
