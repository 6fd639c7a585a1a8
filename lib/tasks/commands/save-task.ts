import 'server-only';
import { z } from 'zod';
import { AppError } from '@/lib/domain/shared/errors';
import { stepProblems } from '@/lib/domain/tasks/check-answers';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import { defineCommand } from '@/lib/kernel/command';
import { changeTask } from '../change-task';
import { readSubject } from '../read-subject';
import { takenNumbers } from '../taken-numbers';
import { answersInput, stepInput, TASK_INPUT } from '../task-input';
import { knownAnswers, lockTask, requireHeld } from '../task-row';

/**
 * Keeps what was typed, and goes to a step: back freely, forward over complete steps alone (`invalid_input` with the
 * fields that are not, and with card numbers that cannot be given). `taken` says so of such numbers before one goes on. Throws `task_held`, `stale_version`, `wrong_state`, `not_found`.
 */
export const saveTask = defineCommand({
  id: 'tasks.save',
  permission: 'tasks.work',
  input: z.object({ ...TASK_INPUT, step: stepInput, answers: answersInput }),
  run: async (context) => {
    const { tx, actor, now, input } = context;
    const task = await lockTask(tx, input.taskId);
    requireHeld(task, actor, input.version);
    const { steps } = taskDefinition(task.kind);
    const answers = knownAnswers(task.kind, input.answers);
    const step = Math.min(input.step, steps.length - 1);
    const { subject } = await readSubject(tx, { ...task, answers }, now);
    const taken = await takenNumbers(tx, steps, { answers, subject });
    if (step > task.step) {
      const left = steps.slice(0, step);
      const problems = left.flatMap((one) => stepProblems(one, answers, subject));
      const kept = taken.filter((of) =>
        left.some((one) => one.fields.some(({ id }) => id === of.field)),
      );
      const found = [...problems, ...kept];
      if (found.length > 0) {
        throw new AppError('invalid_input', {
          fields: found.map(({ field }) => field),
          // What the rules say of answers the page knows by itself.
          ...(kept.length === 0 ? {} : { problems: found.map(({ problem }) => problem) }),
        });
      }
    }
    const told = step === task.step ? null : ({ move: 'step' } as const);
    const { version, changes } = await changeTask(context, task, {
      change: { answers, step },
      told,
    });
    return { result: { version, taken }, changes };
  },
});
