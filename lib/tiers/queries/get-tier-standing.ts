import 'server-only';
import { z } from 'zod';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import type { MemberTierPage } from '@/lib/domain/tiers/member-tier';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readToday } from '@/lib/rules/read-today';
import { readMemberLadders } from '../member/read-member-ladders';

/** How a member stands on their ladders now and what is missing, for other systems. Throws `not_found`. */
export const getTierStanding = defineQuery({
  id: 'tiers.getStanding',
  permission: 'members.read',
  input: z.object({ memberId: memberIdInput }),
  run: async ({
    read,
    now,
    input: { memberId },
  }): Promise<Pick<MemberTierPage, 'ladders' | 'currency'>> => {
    const { currency, timeZone, todayOn } = await readToday(read, now);
    const [member] = await read`SELECT 1 AS one FROM members WHERE member_id = ${memberId}`;
    if (member === undefined) throw new AppError('not_found');
    const asked = { memberId, todayOn, timeZone };
    return { ladders: await readMemberLadders(readRowsOf(read), asked), currency };
  },
});
