import { keepRfmMonth } from '@/lib/analytics/commands/keep-rfm-month';
import { listDueScorings } from '@/lib/analytics/queries/list-due-scorings';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import type { Job } from '../job';

/** Months that one turn scores; the rest waits for the next. */
const AT_ONCE = 30;

/**
 * Keeps the scores of RFM models: those of the present month once a day, those of a month's end for good. A model that is new is scored
 * back for a year. Each month is a transaction of its own: cut anywhere, the next turn goes on.
 */
export const keepRfmMonths: Job = {
  id: 'keep-rfm-months',
  everyMs: 60_000,
  run: async ({ actor, signal }) => {
    for (const { cutId, month } of await runQuery(listDueScorings, { atMost: AT_ONCE }, actor)) {
      if (signal.aborted) return;
      await runCommand(keepRfmMonth, { cutId, month: month.slice(0, 7) }, actor);
    }
  },
};
