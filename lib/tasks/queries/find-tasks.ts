import 'server-only';
import { z } from 'zod';
import { GLANCES_MAX } from '@/lib/domain/members/glance';
import type { ListedTask } from '@/lib/domain/tasks/listed-task';
import { defineQuery } from '@/lib/kernel/query';
import { listedRows } from '../listed-rows';
import { IS_UNFINISHED } from '../unfinished';

const FOUND_LIMIT = 20;

/** The task that is named, ended or not, and the unfinished tasks of members; the one touched last first, at most 20. */
export const findTasks = defineQuery({
  id: 'tasks.find',
  permission: 'tasks.work',
  input: z.object({
    taskId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable(),
    memberIds: z.array(z.number().int().positive().max(Number.MAX_SAFE_INTEGER)).max(GLANCES_MAX),
  }),
  run: async ({ read, input, actor, now }): Promise<readonly ListedTask[]> => {
    const { taskId, memberIds } = input;
    if (taskId === null && memberIds.length === 0) return [];
    const rows = await listedRows(
      read,
      {
        where: read`t.task_id = ${taskId ?? 0}
          OR (t.member_id = ANY(${[...memberIds]}::bigint[]) AND ${read.unsafe(IS_UNFINISHED)})`,
        direction: 'DESC',
        limit: FOUND_LIMIT,
      },
      { actor, now },
    );
    return rows.map(({ task }) => task);
  },
});
