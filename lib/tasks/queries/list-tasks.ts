import 'server-only';
import { rowsAtOnce } from '@/lib/domain/exports/inputs';
import { taskListInput } from '@/lib/domain/tasks/list-filters';
import { TASKS_PAGE_SIZE, type TasksPage } from '@/lib/domain/tasks/listed-task';
import { defineQuery } from '@/lib/kernel/query';
import { listedRows } from '../listed-rows';
import { taskConditions } from '../task-conditions';

/** Fifty guided tasks of a scope, narrowed, beyond the cursor; the one touched last first, or the other way round. */
export const listTasks = defineQuery({
  id: 'tasks.list',
  permission: 'tasks.work',
  input: taskListInput.extend({ size: rowsAtOnce(TASKS_PAGE_SIZE) }),
  run: async ({ read, input, actor, now }): Promise<TasksPage> => {
    const { cursor, order, memberId, size } = input;
    const ofMember = memberId === undefined ? read`` : read`AND t.member_id = ${memberId}`;
    const isLatest = order === 'latest';
    const comparison = read.unsafe(isLatest ? '<' : '>');
    const beyond =
      cursor === null
        ? read``
        : read`AND (t.touched_at, t.task_id) ${comparison} (${cursor.touchedAt}::timestamptz, ${cursor.taskId}::bigint)`;
    const rows = await listedRows(
      read,
      {
        where: read`${taskConditions(read, input, { actor, now })} ${ofMember} ${beyond}`,
        direction: isLatest ? 'DESC' : 'ASC',
        limit: size + 1,
      },
      { actor, now },
    );
    const shown = rows.slice(0, size);
    const last = shown.at(-1);
    const isMore = rows.length > size && last !== undefined;
    return {
      tasks: shown.map(({ task }) => task),
      next: isMore ? { touchedAt: last.touchedText, taskId: last.task.taskId } : null,
    };
  },
});
