import 'server-only';
import { z } from 'zod';
import type { ShownPool } from '@/lib/domain/rewards/member-rewards';
import { defineQuery } from '@/lib/kernel/query';

const MOST_POOLS = 200;

/** Pools of codes, the one that was loaded last first, with how many of their codes nobody has, and how many they owe. */
export const listPools = defineQuery({
  id: 'rewards.listPools',
  permission: 'rules.read',
  input: z.object({}),
  run: async ({ read }): Promise<readonly ShownPool[]> => read<ShownPool[]>`
    SELECT p.pool_id AS "poolId", p.name, p.loaded, p.loaded_at AS "loadedAt",
      (SELECT count(*)::int FROM coupon_codes c WHERE c.pool_id = p.pool_id AND c.member_id IS NULL) AS "left",
      (SELECT count(*)::int FROM owed_codes o JOIN members m USING (member_id) WHERE o.pool = p.name AND m.status = 'active') AS owed
    FROM coupon_pools p ORDER BY p.loaded_at DESC NULLS LAST, p.pool_id DESC LIMIT ${MOST_POOLS}`,
});
