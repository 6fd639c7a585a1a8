import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';
import { changeTask } from '../change-task';
import { TASK_INPUT, taskNote } from '../task-input';
import { lockTask, requireHeld } from '../task-row';

/** Gives a task up; nothing of it takes effect. Throws `task_held`, `stale_version`, `wrong_state`, `not_found`. */
export const cancelTask = defineCommand({
  id: 'tasks.cancel',
  permission: 'tasks.work',
  input: z.object({ ...TASK_INPUT, note: taskNote }),
  run: async (context) => {
    const task = await lockTask(context.tx, context.input.taskId);
    requireHeld(task, context.actor, context.input.version);
    const { version, changes } = await changeTask(context, task, {
      change: { state: 'cancelled' },
      told: { move: 'cancel', note: context.input.note },
    });
    return { result: { version }, changes };
  },
});
