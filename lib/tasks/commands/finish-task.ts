import 'server-only';
import { z } from 'zod';
import { can, requireUserId } from '@/lib/domain/access/actor';
import { mayDo } from '@/lib/domain/cards/may-do';
import { AppError } from '@/lib/domain/shared/errors';
import { countedAnswers, stepProblems } from '@/lib/domain/tasks/check-answers';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskSubject } from '@/lib/domain/tasks/subject';
import { defineCommand } from '@/lib/kernel/command';
import { carryOut } from '../carry-out';
import { changeTask } from '../change-task';
import { readSubject } from '../read-subject';
import { answersInput, TASK_INPUT } from '../task-input';
import { knownAnswers, type LockedTask, lockTask, requireHeld } from '../task-row';

/** Whether the way of the operation leads over a second person. Throws `card_refused` when there is no way. */
function needsSecondPerson(task: LockedTask, { card }: TaskSubject): boolean {
  if (card === null) return false;
  const verdict = mayDo(card, taskDefinition(task.kind).operation);
  if ('refusal' in verdict) throw new AppError('card_refused', { reason: verdict.refusal });
  return verdict.transition.needs.includes('secondPerson');
}

/**
 * The last button: checks every step again, does what the task is about and ends it, all in one transaction; or, where
 * the rules ask for a second person, hands it to one. Twice is once: the second finds the task ended (`wrong_state`).
 * Throws `invalid_input` with the fields, `card_refused`, `stale_version` (of the task, or of a card that changed since
 * it was seen), `task_held`, `forbidden`, `not_found`.
 */
export const finishTask = defineCommand({
  id: 'tasks.finish',
  permission: 'tasks.work',
  input: z.object({ ...TASK_INPUT, answers: answersInput }),
  run: async (context) => {
    const { tx, actor, now, input } = context;
    if (!can(actor, 'cards.operate')) {
      throw new AppError('forbidden', { permission: 'cards.operate' });
    }
    const task = await lockTask(tx, input.taskId);
    requireHeld(task, actor, input.version);
    const definition = taskDefinition(task.kind);
    const { subject, cardVersion } = await readSubject(tx, task, now);
    const typed = knownAnswers(task.kind, input.answers);
    const problems = definition.steps.flatMap((step) => stepProblems(step, typed, subject));
    if (problems.length > 0) {
      throw new AppError('invalid_input', { fields: problems.map(({ field }) => field) });
    }
    const answers = countedAnswers(definition, typed, subject);
    const step = definition.steps.length - 1;
    if (needsSecondPerson(task, subject)) {
      const { changes } = await changeTask(context, task, {
        change: {
          state: 'awaitingApproval',
          answers,
          step,
          submittedBy: requireUserId(actor),
          cardVersion,
        },
        told: { move: 'submit' },
      });
      const result = {
        taskId: task.taskId,
        state: 'awaitingApproval',
        cardId: task.cardId,
        number: '',
      };
      return { result, changes };
    }
    const done = await carryOut(context, task, { answers, isApproved: false });
    const { changes } = await changeTask(context, task, {
      change: { state: 'done', answers, step, resultCardId: done.card.cardId },
      told: { move: 'finish' },
    });
    return {
      result: { taskId: task.taskId, state: 'done', ...done.card },
      changes: [...done.changes, ...changes],
    };
  },
});
