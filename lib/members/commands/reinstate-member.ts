import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';
import { changeStatus, lockMember } from '../change-status';

/**
 * Gives a suspended membership, or one that is being closed, back to use. Throws `member_refused`, `not_found`.
 */
export const reinstateMember = defineCommand({
  id: 'members.reinstate',
  permission: 'members.edit',
  input: z.object({ memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  run: async ({ tx, input: { memberId } }) => {
    const member = await lockMember(tx, memberId);
    const change = await changeStatus(tx, member, { operation: 'reinstate' });
    return { result: { memberId }, changes: [change] };
  },
});
