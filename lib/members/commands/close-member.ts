import 'server-only';
import { z } from 'zod';
import { CLOSE_REASONS } from '@/lib/domain/members/standing';
import { CLOSING_DAYS } from '@/lib/domain/members/transitions';
import { addDays } from '@/lib/domain/shared/calendar';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { changeStatus, lockMember } from '../change-status';

/**
 * Begins to close a membership: it ends CLOSING_DAYS days from today, in the programme's zone, unless it is reinstated
 * before. Throws `member_refused`, `not_found`. @returns the day
 */
export const closeMember = defineCommand({
  id: 'members.close',
  permission: 'members.edit',
  input: z.object({
    memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    reason: z.enum(CLOSE_REASONS),
  }),
  run: async ({ tx, now, input: { memberId, reason } }) => {
    const member = await lockMember(tx, memberId);
    const { todayOn } = await readProgrammeFacts(tx, now);
    const closesOn = addDays(todayOn, CLOSING_DAYS);
    const change = await changeStatus(tx, member, {
      operation: 'close',
      closesOn,
      told: { reason },
    });
    return { result: { memberId, closesOn }, changes: [change] };
  },
});
