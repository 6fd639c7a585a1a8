import 'server-only';
import { z } from 'zod';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { FLOOR_END_CAUSES } from '@/lib/domain/tiers/floors';
import { defineCommand } from '@/lib/kernel/command';
import { lockMember } from '@/lib/members/change-status';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { refuseTier } from '../floors/add-floor';
import { judgeAgain } from '../floors/judge-again';
import { takeFloorsBack } from '../floors/pass-tier';
import { readTaskFloor } from '../floors/read-ladders';

/**
 * Takes back the floor that a task made, as if it had not been; whether the member falls, the night judges. Throws `tier_refused`
 * (`no_floor`, `floor_over`), `not_found`.
 */
export const endFloor = defineCommand({
  id: 'tiers.endFloor',
  permission: 'tiers.give',
  input: z.object({
    memberId: memberIdInput,
    undoOf: memberIdInput,
    cause: z.enum(FLOOR_END_CAUSES),
  }),
  run: async ({ tx, now, input: { memberId, undoOf, cause } }) => {
    await lockMember(tx, memberId);
    const { todayOn } = await readProgrammeFacts(tx, now);
    const floor = await readTaskFloor(rowsOf(tx), { memberId, undoOf, todayOn });
    if (floor === undefined) throw refuseTier('no_floor');
    if (floor.isOver) throw refuseTier('floor_over');
    const { floorId, untilOn } = floor;
    await takeFloorsBack(tx, { memberId, floorIds: [floorId] });
    await judgeAgain(tx, { memberIds: [memberId], now });
    return {
      result: { floorId },
      changes: [
        {
          subjectKind: 'member',
          subjectId: memberId,
          before: { floorUntilOn: untilOn },
          after: { floorUntilOn: null, cause },
        },
      ],
    };
  },
});
