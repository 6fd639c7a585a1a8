import 'server-only';
import { z } from 'zod';
import type { ClaimRules } from '@/lib/domain/purchases/claims';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';

/** How long receipts may be claimed. Throws `not_found` before the programme is set up. */
export const getClaimRules = defineQuery({
  id: 'programme.getClaimRules',
  permission: 'programme.manage',
  input: z.object({}),
  run: async ({ read }): Promise<ClaimRules> => {
    const [rules] = await read<ClaimRules[]>`
      SELECT claim_days AS "claimDays" FROM programme`;
    if (rules === undefined) throw new AppError('not_found');
    return rules;
  },
});
