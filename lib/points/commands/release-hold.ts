import 'server-only';
import { z } from 'zod';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { pointsText } from '@/lib/domain/shared/points';
import { defineCommand } from '@/lib/kernel/command';
import { lockAccount } from '../ledger/lock-accounts';
import { readHold } from '../ledger/lock-hold';

/**
 * Lets go what a hold has promised; the balance does not change. Twice is once. Throws `wrong_state` for a hold that was
 * captured, `not_found`.
 */
export const releaseHold = defineCommand({
  id: 'points.releaseHold',
  permission: 'points.redeem',
  isRepeatable: true,
  input: z.object({ memberId: memberIdInput, holdId: memberIdInput }),
  run: async ({ tx, now, input }) => {
    await lockAccount(tx, input.memberId, now);
    const { state, points, lots, holdId } = await readHold(tx, input);
    const result = { memberId: input.memberId, points: pointsText(points) };
    if (state === 'captured') throw new AppError('wrong_state', { state });
    if (state !== 'open') return { result, changes: [] };
    await tx.client.query(
      `WITH ended AS (
         UPDATE point_holds SET state = 'released', ended_at = $3 WHERE member_id = $1 AND hold_id = $2
       )
       UPDATE point_lots l SET held = l.held - t.amount FROM unnest($4::bigint[], $5::bigint[]) AS t (lot_id, amount)
       WHERE l.member_id = $1 AND l.lot_id = t.lot_id`,
      [
        input.memberId,
        holdId,
        now,
        lots.map(({ lotId }) => lotId),
        lots.map(({ amount }) => amount),
      ],
    );
    const told = { ...result, state: 'released' };
    return {
      result,
      changes: [
        { subjectKind: 'pointHold', subjectId: holdId, before: { state: 'open' }, after: told },
      ],
    };
  },
});
