import 'server-only';
import { z } from 'zod';
import { can, requireUserId } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { carryOut } from '../carry-out';
import { changeTask } from '../change-task';
import { TASK_INPUT } from '../task-input';
import { lockTask, requireState, requireVersion } from '../task-row';

/**
 * The second person agrees, and what was submitted takes effect. Throws `own_approval` for the one who submitted it (the
 * database refuses it too), `card_refused`, `stale_version`, `wrong_state`, `forbidden`, `not_found`.
 */
export const approveTask = defineCommand({
  id: 'tasks.approve',
  permission: 'tasks.approve',
  input: z.object(TASK_INPUT),
  run: async (context) => {
    const { tx, actor, input } = context;
    if (!can(actor, 'cards.operate')) {
      throw new AppError('forbidden', { permission: 'cards.operate' });
    }
    const userId = requireUserId(actor);
    const task = await lockTask(tx, input.taskId);
    requireState(task, ['awaitingApproval']);
    requireVersion(task, input.version);
    if (task.submittedBy === userId) throw new AppError('own_approval');
    const done = await carryOut(context, task, { answers: task.answers, isApproved: true });
    const { changes } = await changeTask(context, task, {
      change: { state: 'done', approvedBy: userId, resultCardId: done.card.cardId },
      told: { move: 'approve' },
    });
    return {
      result: { taskId: task.taskId, state: 'done', ...done.card },
      changes: [...done.changes, ...changes],
    };
  },
});
