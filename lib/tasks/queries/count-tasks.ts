import 'server-only';
import { z } from 'zod';
import { TASK_SCOPES, type TaskScope, taskFiltersSchema } from '@/lib/domain/tasks/list-filters';
import { TASKS_COUNT_MAX, type TaskCounts } from '@/lib/domain/tasks/listed-task';
import { defineQuery } from '@/lib/kernel/query';
import { countUpTo } from '../count-up-to';

/** How many tasks each scope has with the filters in force, a thousand at most. */
export const countTasks = defineQuery({
  id: 'tasks.count',
  permission: 'tasks.work',
  input: z.object({ filters: taskFiltersSchema }),
  run: async ({ read, input: { filters }, actor, now }): Promise<TaskCounts> => {
    const of = (scope: TaskScope) =>
      countUpTo(read, { scope, filters }, { asked: { actor, now }, limit: TASKS_COUNT_MAX });
    const [mine = 0, queue = 0, everybody = 0, ended = 0] = await Promise.all(TASK_SCOPES.map(of));
    return { mine, queue, everybody, ended };
  },
});
