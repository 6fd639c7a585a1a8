import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { log } from '@/lib/log';
import { fillList } from '@/lib/segments/commands/fill-list';
import { postponeFill } from '@/lib/segments/commands/postpone-fill';
import { listDueFills } from '@/lib/segments/queries/list-due-fills';
import type { Job } from '../job';

/** Fills the lists that are too large for the command that began them, one after the other; one left in the middle is taken up there. */
export const fillLists: Job = {
  id: 'fill-lists',
  everyMs: 1_000,
  run: async ({ actor, signal }) => {
    for (const segmentId of await runQuery(listDueFills, {}, actor)) {
      try {
        while (!signal.aborted) {
          const step = await runCommand(fillList, { segmentId }, actor);
          if (step?.isLeft !== true) break;
        }
      } catch (error) {
        log.error({ job: fillLists.id, segmentId, err: error }, 'list not filled');
        await runCommand(postponeFill, { segmentId }, actor);
      }
    }
  },
};
