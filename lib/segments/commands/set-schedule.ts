import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { nextDueAt } from '@/lib/domain/segments/due';
import { SEGMENT_SCHEDULES, type SegmentSchedule } from '@/lib/domain/segments/kept-membership';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';

/**
 * Says how often the worker looks who is in a segment; with `isDueNow` it looks at once. Throws `not_found` for a list, which has no
 * schedule, and `wrong_state` for an archived segment.
 */
export const setSchedule = defineCommand({
  id: 'segments.setSchedule',
  permission: 'segments.edit',
  input: z.object({
    segmentId: idInput,
    schedule: z.enum(SEGMENT_SCHEDULES),
    isDueNow: z.boolean().default(false),
  }),
  run: async ({ tx, input: { segmentId, schedule, isDueNow }, now }) => {
    const { rows } = await tx.client.query<{
      schedule: SegmentSchedule;
      isArchived: boolean;
      timeZone: string | null;
    }>(
      `SELECT c.schedule, s.archived_at IS NOT NULL AS "isArchived", (SELECT time_zone FROM programme) AS "timeZone"
       FROM segment_schedules c JOIN segments s USING (segment_id) WHERE segment_id = $1 FOR UPDATE OF c`,
      [segmentId],
    );
    const [before] = rows;
    if (before === undefined) throw new AppError('not_found');
    if (before.isArchived) throw new AppError('wrong_state', { status: 'archived' });
    const dueAt = isDueNow ? now : nextDueAt(schedule, now, before.timeZone ?? 'Europe/Moscow');
    await tx.client.query(
      'UPDATE segment_schedules SET schedule = $2, due_at = $3 WHERE segment_id = $1',
      [segmentId, schedule, dueAt],
    );
    return {
      result: { schedule },
      changes: [
        {
          subjectKind: 'segment',
          subjectId: segmentId,
          before: { schedule: before.schedule },
          after: { schedule, ...(isDueNow ? { isDueNow } : {}) },
        },
      ],
    };
  },
});
