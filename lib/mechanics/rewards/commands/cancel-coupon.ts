import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { CODE_MAX } from '@/lib/domain/rewards/codes';
import { CANCEL_REASONS } from '@/lib/domain/rewards/records';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';

const LOCK = 'SELECT state, used FROM coupons WHERE member_id = $1 AND code = $2 FOR UPDATE';
const CANCEL = `
  UPDATE coupons SET state = 'cancelled', reason = $3, ended_at = $4, ended_by = $5 WHERE member_id = $1 AND code = $2`;

/** Cancels a coupon that has uses left, for good. Throws `not_found`, `wrong_state` with the state that it has. */
export const cancelCoupon = defineCommand({
  id: 'rewards.cancelCoupon',
  permission: 'points.adjust',
  input: z.object({
    memberId: memberIdInput,
    code: z.string().min(1).max(CODE_MAX),
    reason: z.enum(CANCEL_REASONS),
  }),
  run: async ({ tx: { client }, actor, now, input: { memberId, code, reason } }) => {
    const { rows } = await client.query<{ state: string; used: number }>(LOCK, [memberId, code]);
    const [coupon] = rows;
    if (coupon === undefined) throw new AppError('not_found');
    if (coupon.state !== 'open') throw new AppError('wrong_state', { state: coupon.state });
    await client.query(CANCEL, [memberId, code, reason, now, requireUserId(actor)]);
    return {
      result: null,
      changes: [
        {
          ...{ subjectKind: 'member', subjectId: memberId },
          before: { coupon: code, state: 'open', used: coupon.used },
          after: { coupon: code, state: 'cancelled', reason },
        },
      ],
    };
  },
});
