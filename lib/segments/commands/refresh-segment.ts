import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { nextDueAt } from '@/lib/domain/segments/due';
import type { SegmentSchedule } from '@/lib/domain/segments/kept-membership';
import { countMembers } from '@/lib/domain/segments/member-bits';
import { defineCommand } from '@/lib/kernel/command';
import type { SegmentLook } from '../queries/look-at-segments';
import { keepRefresh, keepTurns } from '../refresh/keep-refresh';
import { layBits } from '../refresh/lay-bits';
import { findTurns, keepBits } from '../refresh/turns';

type Due = {
  readonly schedule: SegmentSchedule;
  readonly version: number;
  readonly lastVersion: number | null;
  readonly timeZone: string | null;
};

/** Takes a segment that is due, unless somebody else has it: two workers share the night. */
async function takeDue({ client }: Tx, segmentId: number, now: Date): Promise<Due | null> {
  const taken = await client.query(
    'SELECT FROM segment_schedules WHERE segment_id = $1 AND due_at <= $2 FOR UPDATE SKIP LOCKED',
    [segmentId, now],
  );
  if (taken.rowCount === 0) return null;
  const { rows } = await client.query<Due>(
    `SELECT c.schedule, s.version, (SELECT time_zone FROM programme) AS "timeZone",
       (SELECT r.version FROM segment_refreshes r WHERE r.segment_id = s.segment_id ORDER BY refresh_no DESC LIMIT 1) AS "lastVersion"
     FROM segments s JOIN segment_schedules c USING (segment_id)
     WHERE s.segment_id = $1 AND s.archived_at IS NULL`,
    [segmentId],
  );
  return rows[0] ?? null;
}

/**
 * Keeps a look at who is in a segment, and who entered and left since the look before with the reason. All in one transaction: cut
 * anywhere, it is due still. `now` is when it was looked. Answers null when it is not due any more, another worker has it, or it was saved
 * since: then it is looked at again. The first look tells of nobody.
 */
export const refreshSegment = defineCommand({
  id: 'segments.refresh',
  permission: 'system.run',
  input: z.object({ look: z.custom<SegmentLook>((look) => typeof look === 'object') }),
  isRepeatable: true,
  run: async ({ tx, input: { look }, now }) => {
    const startedMs = performance.now();
    const { segmentId, version, asOfOn } = look;
    const due = await takeDue(tx, segmentId, now);
    if (due === null || due.version !== version) return { result: null, changes: [] };
    await layBits(tx, look);
    const members = countMembers(look.inside);
    const isFirst = due.lastVersion === null;
    const { entered, gone } = isFirst
      ? { entered: members, gone: 0 }
      : await findTurns(tx, segmentId, due.lastVersion === version);
    const refreshNo = await keepRefresh(tx, {
      segmentId,
      cause: 'refresh',
      version,
      asOfOn,
      now,
      members,
      entered,
      gone,
      tookMs: Math.round(performance.now() - startedMs),
    });
    if (!isFirst) await keepTurns(tx, { segmentId, refreshNo, now });
    await keepBits(tx, segmentId);
    await tx.client.query(
      'UPDATE segment_schedules SET due_at = $2, failures = 0 WHERE segment_id = $1',
      [segmentId, nextDueAt(due.schedule, now, due.timeZone ?? 'Europe/Moscow')],
    );
    // The history itself says what was found and when; the log of who did what would only repeat it.
    return { result: { refreshNo, members, entered, gone }, changes: [] };
  },
});
