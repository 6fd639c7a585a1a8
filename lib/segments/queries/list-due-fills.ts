import 'server-only';
import { z } from 'zod';
import { SEGMENTS_MAX } from '@/lib/domain/segments/limits';
import { defineQuery } from '@/lib/kernel/query';

/** Lists that wait to be filled further, the first that was asked for first. */
export const listDueFills = defineQuery({
  id: 'segments.listDueFills',
  permission: 'system.run',
  input: z.object({}),
  run: async ({ read, now }): Promise<readonly number[]> => {
    const rows = await read<{ segmentId: number }[]>`
      SELECT segment_id AS "segmentId" FROM list_fills WHERE due_at <= ${now}
      ORDER BY asked_at, segment_id LIMIT ${SEGMENTS_MAX}`;
    return rows.map(({ segmentId }) => segmentId);
  },
});
