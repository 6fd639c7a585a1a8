import { dayInZone } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { log } from '@/lib/log';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { postponeRefresh } from '@/lib/segments/commands/postpone-refresh';
import { refreshSegment } from '@/lib/segments/commands/refresh-segment';
import { sweepChanges } from '@/lib/segments/commands/sweep-changes';
import { listDueSegments } from '@/lib/segments/queries/list-due-segments';
import type { Job } from '../job';

/**
 * Looks who is in each segment that is due, one after the other. Waits with a new day until the windows have come to it:
 * conditions on purchases and scores would be those of yesterday.
 */
export const refreshSegments: Job = {
  id: 'refresh-segments',
  everyMs: 20_000,
  run: async ({ actor, signal }) => {
    const programme = await runQuery(findProgramme, {}, actor);
    if (!programme || dayInZone(new Date(), programme.timeZone) > programme.asOfOn) return;
    const due = await runQuery(listDueSegments, {}, actor);
    for (const segmentId of due) {
      if (signal.aborted) return;
      try {
        await runCommand(refreshSegment, { segmentId }, actor);
      } catch (error) {
        log.error({ job: refreshSegments.id, segmentId, err: error }, 'segment not looked at');
        await runCommand(postponeRefresh, { segmentId }, actor);
      }
    }
    if (due.length > 0) await runCommand(sweepChanges, {}, actor);
  },
};
