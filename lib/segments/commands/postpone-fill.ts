import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { defineCommand } from '@/lib/kernel/command';

/** After a failure a list waits a minute, then twice as long each time, at most 2^9 minutes. */
const MOST_DOUBLINGS = 9;

/** Puts off the filling of a list that failed, so that others come to their turn. */
export const postponeFill = defineCommand({
  id: 'segments.postponeFill',
  permission: 'system.run',
  input: z.object({ segmentId: idInput }),
  run: async ({ tx, input: { segmentId }, now }) => {
    await tx.client.query(
      `UPDATE list_fills SET failures = least(failures + 1, 1000),
         due_at = $2::timestamptz + make_interval(mins => 1 << least(failures, ${MOST_DOUBLINGS}))
       WHERE segment_id = $1`,
      [segmentId, now],
    );
    return { result: null, changes: [] };
  },
});
