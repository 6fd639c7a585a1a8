import 'server-only';
import { z } from 'zod';
import { memberIdInput } from '@/lib/domain/points/inputs';
import type { StatementPage } from '@/lib/domain/points/points-page';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { listPointEntries } from './list-entries';

/** Entries of a member's account, the newest first, 25 to a page. Throws `not_found`. */
export const listStatement = defineQuery({
  id: 'points.listStatement',
  permission: 'points.read',
  input: z.object({
    memberId: memberIdInput,
    upTo: z.number().int().positive().max(2_147_483_647).nullable(),
  }),
  run: async (context): Promise<StatementPage> => {
    const { read, input } = context;
    const [row] = await read`SELECT FROM members WHERE member_id = ${input.memberId}`;
    if (row === undefined) throw new AppError('not_found');
    return listPointEntries.run(context);
  },
});
