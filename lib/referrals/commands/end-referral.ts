import 'server-only';
import { z } from 'zod';
import { actorLabel } from '@/lib/domain/access/actor';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { REFERRAL_END_REASONS } from '@/lib/domain/referrals/referral';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockMember } from '@/lib/members/change-status';

const END = `
  UPDATE referrals SET ended_at = $3, ended_by = $4, end_reason = $5
  WHERE member_id = $1 AND referral_id = $2 AND ended_at IS NULL RETURNING referrer_id::float8 AS "referrerId"`;

/**
 * Says that nobody brought the member after all, or not this one: what mechanics gave for it is taken back from both, and another can be
 * told. Once. Throws `not_found` when there is none that counts.
 */
export const endReferral = defineCommand({
  id: 'referrals.endReferral',
  permission: 'members.edit',
  input: z.object({
    /** The friend, by the number under which it was told. */
    memberId: memberIdInput,
    referralId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    reason: z.enum(REFERRAL_END_REASONS),
  }),
  run: async ({ tx, actor, now, input: { memberId, referralId, reason } }) => {
    await lockMember(tx, memberId);
    const { rows } = await tx.client.query<{ referrerId: number }>(END, [
      ...[memberId, referralId, now, actorLabel(actor), reason],
    ]);
    const [ended] = rows;
    if (ended === undefined) throw new AppError('not_found');
    const before = { broughtBy: ended.referrerId };
    const after = { broughtBy: null, reason };
    return {
      result: { memberId },
      changes: [{ subjectKind: 'member', subjectId: memberId, before, after }],
    };
  },
});
