import 'server-only';
import { z } from 'zod';
import { CALL_KEY_LIFE_MS, CALL_KEY_MARGIN_MS } from '@/lib/domain/access/limits';
import { defineCommand } from '@/lib/kernel/command';

const AT_ONCE = 5_000;

/**
 * Removes keys of calls of the API whose days are over, some thousands at a time; those of movements of points stay for good.
 * Answers whether there are more. It changes nothing of anybody's: no audit row.
 */
export const sweepCallKeys = defineCommand({
  id: 'access.sweepCallKeys',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({}),
  run: async ({ tx, now }) => {
    // The database refuses to let a younger one go by its own clock: the margin is for clocks that differ.
    const before = new Date(now.getTime() - CALL_KEY_LIFE_MS - CALL_KEY_MARGIN_MS);
    const { rowCount } = await tx.client.query(
      `DELETE FROM point_keys k USING (
         SELECT source, key FROM point_keys WHERE source LIKE 'api:%' AND booked_at < $1
         ORDER BY booked_at LIMIT $2 FOR UPDATE SKIP LOCKED
       ) old WHERE k.source = old.source AND k.key = old.key`,
      [before, AT_ONCE],
    );
    return { result: { hasMore: rowCount === AT_ONCE }, changes: [] };
  },
});
