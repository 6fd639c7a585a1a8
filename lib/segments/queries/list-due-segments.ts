import 'server-only';
import { z } from 'zod';
import { SEGMENTS_MAX } from '@/lib/domain/segments/limits';
import { defineQuery } from '@/lib/kernel/query';

/** Segments whose look is due, the longest waiting first. */
export const listDueSegments = defineQuery({
  id: 'segments.listDue',
  permission: 'system.run',
  input: z.object({}),
  run: async ({ read, now }): Promise<readonly number[]> => {
    const rows = await read<{ segmentId: number }[]>`
      SELECT segment_id AS "segmentId" FROM segment_schedules WHERE due_at <= ${now}
      ORDER BY due_at, segment_id LIMIT ${SEGMENTS_MAX}`;
    return rows.map(({ segmentId }) => segmentId);
  },
});
