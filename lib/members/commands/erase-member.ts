import 'server-only';
import { z } from 'zod';
import { ERASE_REASONS } from '@/lib/domain/members/standing';
import { AppError } from '@/lib/domain/shared/errors';
import { leaveWithMembership } from '@/lib/households/end-of-membership';
import { defineCommand } from '@/lib/kernel/command';
import { leaveLists } from '@/lib/segments/lists/merged-places';
import { cancelUnfinished } from '@/lib/tasks/cancel-unfinished';
import { changeStatus } from '../change-status';
import { waitForImports } from '../editing/claim-identities';
import { endCards } from '../end-cards';
import { erasePersonalData } from '../erasure/erase-personal-data';
import { mergedInto } from '../erasure/merged-into';
import { lockStanding } from '../merge/lock-standing';

/**
 * Takes everything personal of a member out of every table, and of the members that were merged into them: the same
 * person. Receipts, points and sums stay under the number, which leads to nobody any more. Cards end first, and tasks
 * that were begun are cancelled. Throws `member_refused`, with `needs_second_person` too, and `not_found`.
 */
export const eraseMember = defineCommand({
  id: 'members.erase',
  permission: 'members.edit',
  input: z.object({
    memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    reason: z.enum(ERASE_REASONS),
    /** Said by an approval alone. */
    secondPerson: z.boolean().default(false),
  }),
  run: async (context) => {
    const { tx, input } = context;
    const { memberId, reason, secondPerson } = input;
    if (!secondPerson) throw new AppError('member_refused', { reason: 'needs_second_person' });
    await waitForImports(tx);
    // Tasks come before members in the order of locks.
    const cancelled = await cancelUnfinished(context, memberId, { except: 'erase' });
    const [member] = await lockStanding(tx, [memberId]);
    if (member === undefined) throw new AppError('not_found');
    // Read under the lock: whoever was merged into them while this one waited is the same person.
    const earlier = await mergedInto(tx, memberId);
    const ended = await endCards(context, memberId);
    const left = await leaveWithMembership(context, memberId, 'erased');
    const change = await changeStatus(tx, member, {
      operation: 'erase',
      told: { reason, ...(earlier.length === 0 ? {} : { mergedBefore: earlier }) },
    });
    await leaveLists(tx, { memberId, isInForce: member.status === 'active' }, context.now);
    for (const one of [memberId, ...earlier]) await erasePersonalData(context, one);
    return { result: { memberId }, changes: [...cancelled, ...ended, ...left, change] };
  },
});
