import 'server-only';
import { z } from 'zod';
import { AS_OF_SENSES, type AsOfPage } from '@/lib/domain/points/as-of';
import { memberIdInput } from '@/lib/domain/points/inputs';
import type { StatementPage } from '@/lib/domain/points/points-page';
import { isDay } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { listPointEntries } from './list-entries';
import { listEntriesAsOf } from './list-entries-as-of';

/** The statement of now, or that by the end of a day with the account by then. */
type Statement = StatementPage & Partial<Pick<AsOfPage, 'balance' | 'pending' | 'debt'>>;

/**
 * Entries of a member's account, the newest first, 25 to a page: as it stands now, or by the end of a day of the programme,
 * counting what had happened or what was known by then. Throws `not_found`.
 */
export const listStatement = defineQuery({
  id: 'points.listStatement',
  permission: 'points.read',
  input: z.object({
    memberId: memberIdInput,
    upTo: z.number().int().positive().max(2_147_483_647).nullable(),
    asOf: z.object({ day: z.string().refine(isDay), sense: z.enum(AS_OF_SENSES) }).nullable(),
  }),
  run: async (context): Promise<Statement> => {
    const { read, input } = context;
    const { asOf, ...asked } = input;
    const [row] = await read`SELECT FROM members WHERE member_id = ${input.memberId}`;
    if (row === undefined) throw new AppError('not_found');
    if (asOf === null) return listPointEntries.run({ ...context, input: asked });
    return listEntriesAsOf.run({ ...context, input: { ...asked, ...asOf } });
  },
});
