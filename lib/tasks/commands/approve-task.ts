import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import { defineCommand } from '@/lib/kernel/command';
import { cardResult, carryOut, resultOf } from '../carry-out';
import { changeTask } from '../change-task';
import { readSubject } from '../read-subject';
import { requirePromise } from '../require-promise';
import { promisedInput, TASK_INPUT } from '../task-input';
import { lockTask, requireRight, requireState, requireVersion } from '../task-row';

/**
 * The second person agrees, and what was submitted takes effect. Throws `own_approval` for the one who submitted it (the
 * database refuses it too), `claim_refused` when it is not what was promised, `card_refused`, `stale_version`, `wrong_state`, `forbidden`, `not_found`.
 */
export const approveTask = defineCommand({
  id: 'tasks.approve',
  permission: 'tasks.approve',
  input: z.object({ ...TASK_INPUT, promised: promisedInput }),
  run: async (context) => {
    const { tx, actor, now, input } = context;
    const userId = requireUserId(actor);
    const task = await lockTask(tx, input.taskId);
    const definition = taskDefinition(task.kind);
    requireRight(definition, actor);
    requireState(task, ['awaitingApproval']);
    requireVersion(task, input.version);
    if (task.submittedBy === userId) throw new AppError('own_approval');
    const { subject } = await readSubject(tx, task, now);
    const { answers } = task;
    requirePromise(definition, input.promised, { answers, subject });
    const done = await carryOut(context, task, { answers, subject, isApproved: true });
    const { changes } = await changeTask(context, task, {
      change: { state: 'done', approvedBy: userId, ...resultOf(done) },
      told: { move: 'approve' },
    });
    return {
      result: { taskId: task.taskId, state: 'done', ...cardResult(done) },
      changes: [...done.changes, ...changes],
    };
  },
});
