import 'server-only';
import { z } from 'zod';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { pointsText, toPoints } from '@/lib/domain/shared/points';
import { defineCommand } from '@/lib/kernel/command';
import { auditedEntry } from '../ledger/audited-entry';
import { lockAccount } from '../ledger/lock-accounts';
import { readHold } from '../ledger/lock-hold';
import { postEntry } from '../ledger/post-entry';

/**
 * Spends what a hold has promised, from the very lots it promised, even when they would be over by now. Twice is once.
 * Throws `wrong_state` with the state of a hold that was released or has lapsed, `points_refused`, `not_found`.
 */
export const captureHold = defineCommand({
  id: 'points.captureHold',
  permission: 'points.redeem',
  isRepeatable: true,
  input: z.object({ memberId: memberIdInput, holdId: memberIdInput }),
  run: async ({ tx, actor, now, input }) => {
    const account = await lockAccount(tx, input.memberId, now);
    const hold = await readHold(tx, input);
    const told = { memberId: input.memberId, points: pointsText(hold.points) };
    if (hold.state === 'captured') return { result: { ...told, seq: hold.seq }, changes: [] };
    const isLapsed = hold.state === 'open' && hold.lapsesAt.getTime() <= now.getTime();
    if (hold.state !== 'open' || isLapsed) {
      throw new AppError('wrong_state', { state: isLapsed ? 'lapsed' : hold.state });
    }
    const entry = {
      kind: 'redeem',
      amount: toPoints(-hold.points),
      takes: hold.lots.map(({ lotId, amount }) => ({
        lotId,
        amount,
        released: amount,
        end: 'consumed' as const,
      })),
    } as const;
    const movement = { source: hold.source, key: hold.key };
    const posted = await postEntry({ tx, actor, now }, account, { entry, movement });
    await tx.client.query(
      `UPDATE point_holds SET state = 'captured', ended_at = $3, seq = $4 WHERE member_id = $1 AND hold_id = $2`,
      [input.memberId, hold.holdId, now, posted.seq],
    );
    const { points } = hold;
    return {
      result: { ...told, seq: posted.seq },
      changes: [auditedEntry(account, posted, { kind: 'redeem', points, holdId: hold.holdId })],
    };
  },
});
