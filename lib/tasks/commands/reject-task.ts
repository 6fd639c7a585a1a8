import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { changeTask } from '../change-task';
import { TASK_INPUT, taskNote } from '../task-input';
import { lockTask, requireState, requireVersion } from '../task-row';

/**
 * The second person does not agree: the task goes back, with their words, to the one who submitted it. Who submitted may
 * take it back as well. Throws `invalid_input` without words, `stale_version`, `wrong_state`, `not_found`.
 */
export const rejectTask = defineCommand({
  id: 'tasks.reject',
  permission: 'tasks.approve',
  input: z.object({ ...TASK_INPUT, note: taskNote }),
  run: async (context) => {
    const { tx, actor, input } = context;
    const task = await lockTask(tx, input.taskId);
    requireState(task, ['awaitingApproval']);
    requireVersion(task, input.version);
    const isOwn = task.submittedBy === requireUserId(actor);
    if (input.note === '' && !isOwn) throw new AppError('invalid_input', { fields: ['note'] });
    const { version, changes } = await changeTask(context, task, {
      change: { state: 'paused', pause: { reason: 'department', note: input.note } },
      told: { move: 'reject', note: input.note },
    });
    return { result: { version }, changes };
  },
});
