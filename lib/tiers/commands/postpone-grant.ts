import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { defineCommand } from '@/lib/kernel/command';

/** After a failure a grant waits a minute, then twice as long each time, at most 2^9 minutes. */
const MOST_DOUBLINGS = 9;

/** Puts off a grant whose step failed, so that others come to their turn. */
export const postponeGrant = defineCommand({
  id: 'tiers.postponeGrant',
  permission: 'system.run',
  input: z.object({ grantId: idInput }),
  run: async ({ tx, input: { grantId }, now }) => {
    await tx.client.query(
      `UPDATE tier_grants SET failures = least(failures + 1, 1000),
         due_at = $2::timestamptz + make_interval(mins => 1 << least(failures, ${MOST_DOUBLINGS}))
       WHERE grant_id = $1`,
      [grantId, now],
    );
    return { result: null, changes: [] };
  },
});
