import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { idInput } from '@/lib/domain/access/inputs';
import { nextDueAt } from '@/lib/domain/segments/due';
import type { SegmentSchedule } from '@/lib/domain/segments/kept-membership';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { compileSegment } from '../compile';
import { namedInTx } from '../named-segments';
import { keepRefresh, keepTurns } from '../refresh/keep-refresh';
import { lookIntoBits } from '../refresh/look';
import { findTurns, keepBits } from '../refresh/turns';

type Due = {
  readonly schedule: SegmentSchedule;
  readonly version: number;
  readonly definition: unknown;
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
    `SELECT c.schedule, s.version, v.definition, (SELECT time_zone FROM programme) AS "timeZone",
       (SELECT r.version FROM segment_refreshes r WHERE r.segment_id = s.segment_id ORDER BY refresh_no DESC LIMIT 1) AS "lastVersion"
     FROM segments s JOIN segment_versions v USING (segment_id, version) JOIN segment_schedules c USING (segment_id)
     WHERE s.segment_id = $1 AND s.archived_at IS NULL`,
    [segmentId],
  );
  return rows[0] ?? null;
}

/**
 * Looks who is in a segment that is due, keeps it, and who entered and left since with the reason. All in one transaction: cut
 * anywhere, it is due still. Answers null when it is not due or another worker has it. The first look tells of nobody.
 */
export const refreshSegment = defineCommand({
  id: 'segments.refresh',
  permission: 'system.run',
  input: z.object({ segmentId: idInput }),
  isRepeatable: true,
  run: async ({ tx, input: { segmentId }, now }) => {
    const startedMs = performance.now();
    const due = await takeDue(tx, segmentId, now);
    if (due === null) return { result: null, changes: [] };
    const { definition } = readDefinition(due.definition);
    if (definition === null) throw new AppError('invalid_input', { fields: ['definition'] });
    const timeZone = due.timeZone ?? 'Europe/Moscow';
    const asOfOn = dayInZone(now, timeZone);
    const named = await namedInTx(tx, definition);
    const members = await lookIntoBits(
      tx,
      compileSegment(definition, { todayOn: asOfOn, timeZone, named }),
    );
    const isFirst = due.lastVersion === null;
    const { entered, gone } = isFirst
      ? { entered: members, gone: 0 }
      : await findTurns(tx, segmentId, due.lastVersion === due.version);
    const refreshNo = await keepRefresh(tx, {
      segmentId,
      cause: 'refresh',
      version: due.version,
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
      [segmentId, nextDueAt(due.schedule, now, timeZone)],
    );
    // The history itself says what was found and when; the log of who did what would only repeat it.
    return { result: { refreshNo, members, entered, gone }, changes: [] };
  },
});
