import 'server-only';
import { z } from 'zod';
import { LEAVERS } from '@/lib/domain/households/leave-task';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { lockMembers } from '@/lib/members/change-status';
import { endPlaces, type PlaceEnd, settle } from '../change-places';
import {
  findHouseholdId,
  type LockedHousehold,
  lockHousehold,
  type Place,
  refuseHousehold,
} from '../locked-household';

type Asked = {
  readonly memberId: number;
  readonly leaves: (typeof LEAVERS)[number];
  readonly leaverId: number | null;
};

/** Whose places end, and why. Throws `member_refused` when the member may not say so. */
function endingOf(
  { headId, places }: LockedHousehold,
  { memberId, leaves, leaverId }: Asked,
): { readonly places: readonly Place[]; readonly reason: 'request' | 'removed' | 'dissolved' } {
  const own = places.find((one) => one.memberId === memberId && one.state === 'joined');
  if (own === undefined) throw refuseHousehold('no_household');
  if (leaves === 'me') return { places: [own], reason: 'request' };
  if (headId !== memberId) throw refuseHousehold('not_head');
  if (leaves === 'everybody') return { places, reason: 'dissolved' };
  const other = places.find((one) => one.memberId === leaverId && one !== own);
  if (other === undefined) throw refuseHousehold('not_in_household');
  return { places: [other], reason: 'removed' };
}

/**
 * Takes a member out of their household; its head also takes out another one, invited ones too, or everybody. Each keeps
 * the points of their own account: nothing moves. Throws `member_refused` with the reason.
 */
export const leaveHousehold = defineCommand({
  id: 'households.leave',
  permission: 'members.edit',
  input: z.object({
    memberId: memberIdInput,
    leaves: z.enum(LEAVERS),
    leaverId: memberIdInput.nullable().default(null),
  }),
  run: async (context) => {
    const { tx, input } = context;
    const householdId = await findHouseholdId(tx, input.memberId);
    if (householdId === null) throw refuseHousehold('no_household');
    // Whoever spends holds the members, so that it is clear to both who was in it.
    const { rows } = await tx.client.query<{ memberId: number }>(
      `SELECT member_id::float8 AS "memberId" FROM household_members
       WHERE household_id = $1 AND state IN ('invited', 'joined')`,
      [householdId],
    );
    await lockMembers(tx, [input.memberId, ...rows.map(({ memberId }) => memberId)]);
    const household = await lockHousehold(tx, householdId);
    if (household === null) throw refuseHousehold('no_household');
    const { places, reason } = endingOf(household, input);
    const ended = [];
    for (const [state, end] of [
      ['joined', { state: 'left', reason }],
      ['invited', { state: 'withdrawn' }],
    ] as const satisfies readonly (readonly [Place['state'], PlaceEnd])[]) {
      const some = places.filter((place) => place.state === state);
      ended.push(...(await endPlaces(context, some, end)));
    }
    const settled = await settle(context, householdId);
    return { result: { householdId }, changes: [...ended, ...settled] };
  },
});
