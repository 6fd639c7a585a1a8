import 'server-only';
import { z } from 'zod';
import { SUSPEND_REASONS } from '@/lib/domain/members/standing';
import { defineCommand } from '@/lib/kernel/command';
import { changeStatus, lockMember } from '../change-status';

/** Stops a membership until it is looked into: nothing is earned or redeemed. Throws `member_refused`, `not_found`. */
export const suspendMember = defineCommand({
  id: 'members.suspend',
  permission: 'members.edit',
  input: z.object({
    memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    reason: z.enum(SUSPEND_REASONS),
  }),
  run: async ({ tx, input: { memberId, reason } }) => {
    const member = await lockMember(tx, memberId);
    const change = await changeStatus(tx, member, { operation: 'suspend', told: { reason } });
    return { result: { memberId }, changes: [change] };
  },
});
