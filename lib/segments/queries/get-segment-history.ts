import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type { SegmentHistory, ShownRefresh } from '@/lib/domain/segments/segment-page';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';

const SHOWN = 400;

/** The last 400 looks at a segment, or those before one, the latest first. Throws `not_found`. */
export const getSegmentHistory = defineQuery({
  id: 'segments.getHistory',
  permission: 'segments.read',
  input: z.object({ segmentId: idInput, before: idInput.nullable().default(null) }),
  run: async ({ read, input: { segmentId, before } }): Promise<SegmentHistory> => {
    const [[plan], rows] = await Promise.all([
      read<Pick<SegmentHistory, 'schedule' | 'dueAt'>[]>`
        SELECT c.schedule, c.due_at AS "dueAt" FROM segments s LEFT JOIN segment_schedules c USING (segment_id)
        WHERE s.segment_id = ${segmentId}`,
      read<ShownRefresh[]>`
        SELECT refresh_no AS "refreshNo", cause, version, as_of_on AS "asOfOn", refreshed_at AS "refreshedAt", members, entered,
          gone, took_ms AS "tookMs"
        FROM segment_refreshes WHERE segment_id = ${segmentId} AND (${before}::int IS NULL OR refresh_no < ${before}::int)
        ORDER BY refresh_no DESC LIMIT ${SHOWN + 1}`,
    ]);
    if (plan === undefined) throw new AppError('not_found');
    return { ...plan, refreshes: rows.slice(0, SHOWN), hasMore: rows.length > SHOWN };
  },
});
