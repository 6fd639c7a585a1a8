import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type { SegmentHistory, ShownRefresh } from '@/lib/domain/segments/segment-page';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';

const LOOKS = 30;
/** Two years: who entered and left is told of 400 days. */
const DAYS = 731;

const COLUMNS = `refresh_no AS "refreshNo", cause, version, as_of_on AS "asOfOn", refreshed_at AS "refreshedAt", members, entered, gone,
  took_ms AS "tookMs"`;

/**
 * The last 30 looks at a segment, and of each of the last 731 days on which there was one the last, the latest first: looks of every hour
 * and lists that change often reach as far back as those of every night. Throws `not_found`.
 */
export const getSegmentHistory = defineQuery({
  id: 'segments.getHistory',
  permission: 'segments.read',
  input: z.object({ segmentId: idInput }),
  run: async ({ read, input: { segmentId } }): Promise<SegmentHistory> => {
    const [[plan], looks, days] = await Promise.all([
      read<Pick<SegmentHistory, 'schedule' | 'dueAt'>[]>`
        SELECT c.schedule, c.due_at AS "dueAt" FROM segments s LEFT JOIN segment_schedules c USING (segment_id)
        WHERE s.segment_id = ${segmentId}`,
      read<ShownRefresh[]>`
        SELECT ${read.unsafe(COLUMNS)} FROM segment_refreshes WHERE segment_id = ${segmentId}
        ORDER BY refresh_no DESC LIMIT ${LOOKS}`,
      read<ShownRefresh[]>`
        SELECT DISTINCT ON (as_of_on) ${read.unsafe(COLUMNS)} FROM segment_refreshes WHERE segment_id = ${segmentId}
        ORDER BY as_of_on DESC, refresh_no DESC LIMIT ${DAYS}`,
    ]);
    if (plan === undefined) throw new AppError('not_found');
    return { ...plan, looks, days };
  },
});
