import 'server-only';
import type { AuditChange } from '@/lib/kernel/audit';
import { endPlaces, type HouseholdContext, type PlaceEnd, settle } from './change-places';
import { lockPlace, type Place } from './locked-household';

/** Whether an invitation has run out. */
export function isOld({ state, expiresAt }: Place, now: Date): boolean {
  return state === 'invited' && expiresAt !== null && expiresAt.getTime() <= now.getTime();
}

/** Ends an invitation under the lock of its household, which ends too when nobody but the head is left. */
export async function endInvitation(
  context: HouseholdContext,
  place: Place,
  state: Exclude<PlaceEnd['state'], 'left'>,
): Promise<readonly AuditChange[]> {
  const ended = await endPlaces(context, [place], { state });
  return [...ended, ...(await settle(context, place.householdId))];
}

/** Ends the invitation of a locked member that ran out and that the night has not ended yet. */
export async function endOldInvitation(
  context: HouseholdContext,
  memberId: number,
): Promise<readonly AuditChange[]> {
  const found = await lockPlace(context.tx, memberId);
  if (found === null || !isOld(found.place, context.now)) return [];
  return endInvitation(context, found.place, 'expired');
}
