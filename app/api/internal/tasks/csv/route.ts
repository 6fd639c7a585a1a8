import { taskListFromAddress } from '@/lib/domain/tasks/list-filters';
import { createListHandler } from '@/lib/exports/create-list-handler';
import { tasksFile } from '@/lib/tasks/tasks-csv';

/** A list of tasks as a file. */
export const GET = createListHandler((parameters, actor) =>
  tasksFile(taskListFromAddress(parameters), actor),
);
