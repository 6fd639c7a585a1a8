import 'server-only';
import { z } from 'zod';
import { memberIdInput } from '@/lib/domain/points/inputs';
import type { PointsAccount } from '@/lib/domain/points/points-page';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { getPointsAccount } from './get-account';

/** The points of a member as they stand now. Throws `not_found`. */
export const getPointsBalance = defineQuery({
  id: 'points.getBalance',
  permission: 'points.read',
  input: z.object({ memberId: memberIdInput }),
  run: async (context): Promise<PointsAccount> => {
    const { read, input } = context;
    const [row] = await read`SELECT FROM members WHERE member_id = ${input.memberId}`;
    if (row === undefined) throw new AppError('not_found');
    return getPointsAccount.run(context);
  },
});
