import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { PIECE_MAX } from '@/lib/domain/exports/lists';
import type { TaskCursor, TaskList } from '@/lib/domain/tasks/list-filters';
import { type ListFile, listFile } from '@/lib/exports/list-file';
import { runQuery } from '@/lib/kernel/query';
import { listTasks } from './queries/list-tasks';

const COLUMNS = [
  'taskId',
  'kind',
  'state',
  'step',
  'member',
  'cardEnding',
  'holder',
  'pauseReason',
  'openedAt',
  'touchedAt',
] as const;

/** Tasks of the list as a file. No name of a member: the number leads to it, for whoever may. */
export function tasksFile(list: TaskList, actor: Actor): ListFile {
  return listFile({
    list: 'tasks',
    isPersonal: true,
    filters: { [list.scope]: true, ...list.filters },
    columns: COLUMNS,
    piece: async (cursor: TaskCursor | null) => {
      const { tasks, next } = await runQuery(
        listTasks,
        { ...list, cursor, size: PIECE_MAX },
        actor,
      );
      const rows = tasks.map(({ member, holder, pause, ...task }) => ({
        ...task,
        member: member.code,
        holder: holder?.name,
        pauseReason: pause?.reason,
      }));
      return { rows, next };
    },
  });
}
