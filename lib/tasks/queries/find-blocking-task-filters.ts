import 'server-only';
import { z } from 'zod';
import { setFilters, TASK_SCOPES, taskFiltersSchema } from '@/lib/domain/tasks/list-filters';
import type { BlockingFilters } from '@/lib/domain/tasks/listed-task';
import { defineQuery } from '@/lib/kernel/query';
import { countUpTo } from '../count-up-to';

/** Which of the filters, taken away alone, leaves a task: for an empty list. */
export const findBlockingTaskFilters = defineQuery({
  id: 'tasks.blockingFilters',
  permission: 'tasks.work',
  input: z.object({ scope: z.enum(TASK_SCOPES), filters: taskFiltersSchema }),
  run: async ({ read, input: { scope, filters }, actor, now }): Promise<BlockingFilters> => {
    const set = setFilters(filters);
    const left = await Promise.all(
      set.map((key) =>
        countUpTo(
          read,
          { scope, filters: { ...filters, [key]: undefined } },
          { asked: { actor, now }, limit: 1 },
        ),
      ),
    );
    return set.filter((_, at) => left[at] === 1);
  },
});
