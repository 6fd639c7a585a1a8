import { dayInZone } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { log } from '@/lib/log';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { postponeRefresh } from '@/lib/segments/commands/postpone-refresh';
import { sweepChanges } from '@/lib/segments/commands/sweep-changes';
import { listDueSegments } from '@/lib/segments/queries/list-due-segments';
import { refreshDue } from '@/lib/segments/refresh/refresh-due';
import type { Job } from '../job';

/**
 * Looks who is in each segment that is due, many in one pass over the members. Waits with a new day until the windows have come to it:
 * conditions on purchases and scores would be those of yesterday.
 */
export const refreshSegments: Job = {
  id: 'refresh-segments',
  everyMs: 20_000,
  run: async ({ actor, signal }) => {
    const programme = await runQuery(findProgramme, {}, actor);
    if (!programme || dayInZone(new Date(), programme.timeZone) > programme.asOfOn) return;
    const due = await runQuery(listDueSegments, {}, actor);
    await refreshDue(due, {
      actor,
      signal,
      failed: async (segmentId, error) => {
        log.error({ job: refreshSegments.id, segmentId, err: error }, 'segment not looked at');
        await runCommand(postponeRefresh, { segmentId }, actor);
      },
    });
    if (due.length > 0) await runCommand(sweepChanges, {}, actor);
  },
};
