import 'server-only';
import type { KeptPlace } from '@/lib/domain/members/kept-merge';
import type { AuditChange } from '@/lib/kernel/audit';
import { endPlaces, type HouseholdContext, passHeadship, settle, takePlace } from './change-places';
import { leaveWithMembership } from './end-of-membership';
import { lockHousehold, lockHouseholdsOf, lockPlace } from './locked-household';

type Ends = { readonly from: number; readonly to: number };

/**
 * The place of a member who is merged into another goes over to the one who stays: they are one person. Where that one
 * has a place of their own, it is kept and the other one ends; an invitation gives way. Both are locked.
 */
export async function passPlace(
  context: HouseholdContext,
  { from, to }: Ends,
): Promise<{ readonly kept: KeptPlace | null; readonly changes: readonly AuditChange[] }> {
  await lockHouseholdsOf(context.tx, [from, to]);
  const theirs = await lockPlace(context.tx, from);
  const own = await lockPlace(context.tx, to);
  if (theirs === null) return { kept: null, changes: [] };
  const { householdId, headId } = theirs.household;
  const wasHead = headId === from;
  if (theirs.place.state === 'invited' || own?.place.state === 'joined') {
    const isSame = own?.household.householdId === householdId;
    const passed = wasHead && isSame ? [await passHeadship(context, theirs.household, to)] : [];
    return {
      kept: null,
      changes: [...passed, ...(await leaveWithMembership(context, from, 'merged'))],
    };
  }
  const given = own === null ? [] : await endPlaces(context, [own.place], { state: 'withdrawn' });
  const left = await endPlaces(context, [theirs.place], { state: 'left', reason: 'merged' });
  const taken = await takePlace(context, { memberId: to, householdId, way: 'merge' });
  const passed = wasHead ? [await passHeadship(context, theirs.household, to)] : [];
  const settled = own === null ? [] : await settle(context, own.household.householdId);
  return {
    kept: { placeId: taken.placeId, wasHead },
    changes: [...given, ...left, taken.change, ...passed, ...settled],
  };
}

/** The place that a merge brought goes back with its undoing, as long as the one who stayed still has it. Both are locked. */
export async function givePlaceBack(
  context: HouseholdContext,
  { from, to }: Ends,
  kept: KeptPlace | null,
): Promise<readonly AuditChange[]> {
  if (kept === null) return [];
  const own = await lockPlace(context.tx, from);
  if (own === null || own.place.placeId !== kept.placeId) return [];
  const { householdId } = own.household;
  const left = await endPlaces(context, [own.place], { state: 'left', reason: 'unmerged' });
  const taken = await takePlace(context, { memberId: to, householdId, way: 'merge' });
  const household = await lockHousehold(context.tx, householdId);
  const passed =
    household !== null && kept.wasHead && household.headId === from
      ? [await passHeadship(context, household, to)]
      : await settle(context, householdId);
  return [...left, taken.change, ...passed];
}
