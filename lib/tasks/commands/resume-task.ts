import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import { defineCommand } from '@/lib/kernel/command';
import { changeTask } from '../change-task';
import { readSubject } from '../read-subject';
import { taskId } from '../task-input';
import { lockTask, requireRight, requireState } from '../task-row';

/**
 * Takes a task into one's hands to go on with it, also out of a colleague's, who cannot save any more; on an open one it
 * is a second look at a card that changed meanwhile. The card as it is now is what the last button will be pressed on;
 * what it was when the task was laid aside stays noted, so that the page can say what changed. Throws `wrong_state`,
 * `forbidden` for a kind that one may not carry out, `not_found`.
 */
export const resumeTask = defineCommand({
  id: 'tasks.resume',
  permission: 'tasks.work',
  input: z.object({ taskId }),
  run: async (context) => {
    const { tx, actor, now, input } = context;
    const userId = requireUserId(actor);
    const task = await lockTask(tx, input.taskId);
    requireRight(taskDefinition(task.kind), actor);
    requireState(task, ['open', 'paused']);
    const result = { taskId: task.taskId };
    const isMine = task.holderId === userId;
    const { cardVersion } = await readSubject(tx, task, now);
    const isSame = task.state === 'open' && isMine && cardVersion === task.cardVersion;
    if (isSame) return { result, changes: [] };
    const { changes } = await changeTask(context, task, {
      change: { state: 'open', holderId: userId, cardVersion },
      told: { move: isMine ? 'resume' : 'takeOver' },
    });
    return { result, changes };
  },
});
