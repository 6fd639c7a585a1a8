import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { CODE_MAX, CODE_MIN } from '@/lib/domain/rewards/codes';
import { LOAD_CHUNK, POOL_NAME_MAX } from '@/lib/domain/rewards/records';
import { present } from '@/lib/domain/shared/assert';
import { defineCommand } from '@/lib/kernel/command';

const POOL = `
  INSERT INTO coupon_pools (name, created_by, created_at) VALUES ($1, $2, $3)
  ON CONFLICT (name) DO UPDATE SET version = coupon_pools.version + 1 RETURNING pool_id AS "poolId", loaded`;
const LOAD = `
  INSERT INTO coupon_codes (code, pool_id) SELECT code, $2 FROM unnest($1::text[]) AS c (code) ORDER BY code
  ON CONFLICT DO NOTHING`;
const COUNT = 'UPDATE coupon_pools SET loaded = loaded + $2, loaded_at = $3 WHERE pool_id = $1';

/** Letters that wait for codes are looked at again at once. */
const WAKE = `UPDATE messages SET next_at = $1 WHERE state = 'queued' AND last_error = 'noCode' AND next_at > $1`;

const code = z.string().regex(new RegExp(`^[A-Z0-9]{${CODE_MIN},${CODE_MAX}}$`));

/**
 * Loads codes into a pool, which is made when there is none of that name. Codes that are known, of whatever pool or member, are left as they
 * are and counted: the same file loaded twice changes nothing.
 */
export const loadCodes = defineCommand({
  id: 'rewards.loadCodes',
  permission: 'rules.edit',
  isRepeatable: true,
  input: z.object({
    pool: z.string().trim().min(1).max(POOL_NAME_MAX),
    codes: z.array(code).min(1).max(LOAD_CHUNK),
  }),
  run: async ({ tx: { client }, actor, now, input: { pool, codes } }) => {
    const found = await client.query<{ poolId: number; loaded: number }>(POOL, [
      ...[pool, requireUserId(actor), now],
    ]);
    const { poolId, loaded } = present(found.rows[0], 'a pool is there');
    const added = (await client.query(LOAD, [codes, poolId])).rowCount ?? 0;
    if (added > 0) {
      await client.query(COUNT, [poolId, added, now]);
      await client.query(WAKE, [now]);
    }
    return {
      result: { poolId, added, known: new Set(codes).size - added },
      changes: [
        {
          ...{ subjectKind: 'couponPool', subjectId: poolId },
          before: { loaded },
          after: { pool, loaded: loaded + added },
        },
      ],
    };
  },
});
