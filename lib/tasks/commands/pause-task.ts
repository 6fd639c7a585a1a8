import 'server-only';
import { z } from 'zod';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import { PAUSE_REASONS } from '@/lib/domain/tasks/states';
import { seenOf } from '@/lib/domain/tasks/subject';
import { defineCommand } from '@/lib/kernel/command';
import { changeTask } from '../change-task';
import { readSubject } from '../read-subject';
import { answersInput, stepInput, TASK_INPUT, taskNote } from '../task-input';
import { knownAnswers, lockTask, requireHeld } from '../task-row';

/**
 * Lays a task aside with everything typed; it stays in the hands of who paused it, and anybody may go on. Throws
 * `task_held`, `stale_version`, `wrong_state`, `not_found`.
 */
export const pauseTask = defineCommand({
  id: 'tasks.pause',
  permission: 'tasks.work',
  input: z.object({
    ...TASK_INPUT,
    step: stepInput,
    answers: answersInput,
    reason: z.enum(PAUSE_REASONS),
    note: taskNote,
  }),
  run: async (context) => {
    const { tx, actor, now, input } = context;
    const task = await lockTask(tx, input.taskId);
    requireHeld(task, actor, input.version);
    const { reason, note } = input;
    const answers = knownAnswers(task.kind, input.answers);
    // A pause checks nothing: it goes no further than the task stands.
    const last = taskDefinition(task.kind).steps.length - 1;
    const step = Math.min(input.step, task.step, last);
    const { subject } = await readSubject(tx, { ...task, answers }, now);
    const seen = seenOf(subject);
    const { version, changes } = await changeTask(context, task, {
      change: { state: 'paused', answers, step, seen, pause: { reason, note } },
      told: { move: 'pause', reason, note },
    });
    return { result: { version }, changes };
  },
});
