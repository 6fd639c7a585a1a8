import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/query';

const MOST_POOLS = 20;

type OwedCodes = { readonly pool: string; readonly codes: number };

/** Pools that owe codes to awards of members in force, and how many: that which owes the most first. */
export const listOwedCodes = defineQuery({
  id: 'rewards.listOwedCodes',
  permission: 'rules.read',
  input: z.object({}),
  run: async ({ read }): Promise<readonly OwedCodes[]> => read<OwedCodes[]>`
    SELECT o.pool, count(*)::int AS codes FROM owed_codes o JOIN members m USING (member_id) WHERE m.status = 'active'
    GROUP BY o.pool ORDER BY 2 DESC, 1 LIMIT ${MOST_POOLS}`,
});
