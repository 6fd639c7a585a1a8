import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { defineCommand } from '@/lib/kernel/command';

/** After a failure a segment waits 5 minutes, then twice as long each time, at most 5 × 2^8 minutes: most of a day. */
const WAIT_MINUTES = 5;
const MOST_DOUBLINGS = 8;

/** Puts off a look that failed, so that the others come to their turn. */
export const postponeRefresh = defineCommand({
  id: 'segments.postponeRefresh',
  permission: 'system.run',
  input: z.object({ segmentId: idInput }),
  run: async ({ tx, input: { segmentId }, now }) => {
    await tx.client.query(
      `UPDATE segment_schedules SET failures = least(failures + 1, 1000),
         due_at = $2::timestamptz + make_interval(mins => ${WAIT_MINUTES} * (1 << least(failures, ${MOST_DOUBLINGS})))
       WHERE segment_id = $1 AND due_at <= $2::timestamptz`,
      [segmentId, now],
    );
    return { result: null, changes: [] };
  },
});
