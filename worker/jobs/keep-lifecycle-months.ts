import { keepLifecycleMonth } from '@/lib/analytics/commands/keep-lifecycle-month';
import { listDueLifecycleMonths } from '@/lib/analytics/queries/list-due-lifecycle-months';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import type { Job } from '../job';

/** Months that one turn keeps; the rest waits for the next. */
const AT_ONCE = 20;

/**
 * Keeps the stages of the lifecycle: those of the present month once a day, those of a month's end for good, a year back at first. Each
 * month is a transaction of its own: cut anywhere, the next turn goes on.
 */
export const keepLifecycleMonths: Job = {
  id: 'keep-lifecycle-months',
  everyMs: 60_000,
  run: async ({ actor, signal }) => {
    for (const { month } of await runQuery(listDueLifecycleMonths, { atMost: AT_ONCE }, actor)) {
      if (signal.aborted) return;
      await runCommand(keepLifecycleMonth, { month: month.slice(0, 7) }, actor);
    }
  },
};
