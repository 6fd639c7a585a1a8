import 'server-only';
import { z } from 'zod';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';

/** How many places a household has, invited ones too. Throws `not_found` before the programme is set up. */
export const getHouseholdLimit = defineQuery({
  id: 'programme.getHouseholdLimit',
  permission: 'programme.manage',
  input: z.object({}),
  run: async ({ read }): Promise<{ readonly householdLimit: number }> => {
    const [row] = await read<{ readonly householdLimit: number }[]>`
      SELECT household_limit AS "householdLimit" FROM programme`;
    if (row === undefined) throw new AppError('not_found');
    return row;
  },
});
