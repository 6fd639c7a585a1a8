import 'server-only';
import { z } from 'zod';
import { AppError } from '@/lib/domain/shared/errors';
import type { OtherMember } from '@/lib/domain/tasks/subject';
import { defineQuery } from '@/lib/kernel/query';
import { findOther, OTHERS_SQL } from '../other-members';
import { taskId } from '../task-input';

/** Another member as a task sees them: contacts masked, with what both say differently. Throws `not_found`. */
export const getOtherMember = defineQuery({
  id: 'tasks.getOther',
  permission: 'tasks.work',
  input: z.object({ taskId, otherId: taskId }),
  run: async ({ read, input }): Promise<OtherMember> => {
    const rows = await read<{ memberId: number }[]>`
      SELECT member_id::float8 AS "memberId" FROM tasks WHERE task_id = ${input.taskId}`;
    const other =
      rows[0] === undefined
        ? null
        : await findOther((ids) => read.unsafe(OTHERS_SQL, [[...ids]]), {
            memberId: rows[0].memberId,
            otherId: input.otherId,
          });
    if (other === null) throw new AppError('not_found');
    return other;
  },
});
