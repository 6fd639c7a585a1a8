import 'server-only';
import { z } from 'zod';
import { CHANGES_KEPT_DAYS } from '@/lib/domain/segments/kept-membership';
import { defineCommand } from '@/lib/kernel/command';

const CHUNK = 50_000;

/** Forgets who entered and left 400 days ago and earlier, 50,000 rows at a time; sizes stay. Answers how many it forgot. */
export const sweepChanges = defineCommand({
  id: 'segments.sweepChanges',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx, now }) => {
    const { rowCount } = await tx.client.query(
      `DELETE FROM segment_changes WHERE ctid = ANY (ARRAY(
         SELECT c.ctid FROM segment_refreshes r JOIN segment_changes c USING (segment_id, refresh_no)
         WHERE r.refreshed_at < $1::timestamptz - make_interval(days => ${CHANGES_KEPT_DAYS}) LIMIT ${CHUNK}))`,
      [now],
    );
    return { result: rowCount ?? 0, changes: [] };
  },
});
