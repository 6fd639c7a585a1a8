import 'server-only';
import { z } from 'zod';
import { can, requireUserId } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { TASK_KINDS, taskDefinition } from '@/lib/domain/tasks/kinds';
import { QUEUED_REASONS } from '@/lib/domain/tasks/waiting';
import { defineCommand } from '@/lib/kernel/command';
import { queuedBefore } from '../task-conditions';
import { resumeTask } from './resume-task';

/** Of two who ask at once, the second passes over what the first is about to take. */
const NEXT = `
  SELECT task_id::float8 AS "taskId" FROM tasks t
  WHERE t.state IN ('open', 'paused') AND t.holder_id IS DISTINCT FROM $1 AND (
    (t.state = 'open' AND t.touched_at < $2)
    OR (t.state = 'paused' AND (t.pause_reason = ANY($4) OR t.touched_at < $3)))
    AND t.kind = ANY($5)
  ORDER BY t.touched_at, t.task_id LIMIT 1 FOR UPDATE SKIP LOCKED`;

/**
 * Takes the task of the queue that waits longest into the reader's hands; two who ask at once get two tasks. Approvals
 * are not taken: they are opened; nor is what the reader may not carry out. Throws `not_found` when nothing waits.
 */
export const takeNext = defineCommand({
  id: 'tasks.takeNext',
  permission: 'tasks.work',
  input: z.object({}),
  run: async (context) => {
    const { paused, open } = queuedBefore(context.now);
    const { rows } = await context.tx.client.query<{ taskId: number }>(NEXT, [
      requireUserId(context.actor),
      open,
      paused,
      QUEUED_REASONS,
      TASK_KINDS.filter((kind) => can(context.actor, taskDefinition(kind).permission)),
    ]);
    const [next] = rows;
    if (next === undefined) throw new AppError('not_found');
    return resumeTask.run({ ...context, input: { taskId: next.taskId } });
  },
});
