import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { countedAnswers, stepProblems } from '@/lib/domain/tasks/check-answers';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import { defineCommand } from '@/lib/kernel/command';
import { cardResult, carryOut, needsSecondPerson, resultOf } from '../carry-out';
import { changeTask } from '../change-task';
import { readSubject } from '../read-subject';
import { requirePromise } from '../require-promise';
import { answersInput, promisedInput, TASK_INPUT } from '../task-input';
import { knownAnswers, lockTask, requireHeld, requireRight, requireWay } from '../task-row';

/**
 * The last button: checks every step again, does what the task is about and ends it, all in one transaction; or, where
 * the rules ask for a second person, hands it to one. Twice is once: the second finds the task ended (`wrong_state`).
 * Throws `invalid_input` with the fields, `card_refused`, `member_refused`, `claim_refused` when it is not what was promised, `stale_version` (of the task, or of a card that changed since
 * it was seen), `task_held`, `forbidden`, `not_found`.
 */
export const finishTask = defineCommand({
  id: 'tasks.finish',
  permission: 'tasks.work',
  input: z.object({ ...TASK_INPUT, answers: answersInput, promised: promisedInput }),
  run: async (context) => {
    const { tx, actor, now, input } = context;
    const task = await lockTask(tx, input.taskId);
    const definition = taskDefinition(task.kind);
    requireRight(definition, actor);
    requireHeld(task, actor, input.version);
    const typed = knownAnswers(task.kind, input.answers);
    const { subject, cardVersion } = await readSubject(tx, { ...task, answers: typed }, now);
    requireWay(definition, subject);
    const problems = definition.steps.flatMap((step) => stepProblems(step, typed, subject));
    if (problems.length > 0) {
      throw new AppError('invalid_input', { fields: problems.map(({ field }) => field) });
    }
    const answers = countedAnswers(definition, typed, subject);
    requirePromise(definition, input.promised, { answers, subject });
    const step = definition.steps.length - 1;
    if (await needsSecondPerson(context, task, { answers, subject })) {
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
      const { taskId, cardId } = task;
      return { result: { taskId, state: 'awaitingApproval', cardId, number: null }, changes };
    }
    const done = await carryOut(context, task, { answers, subject, isApproved: false });
    const { changes } = await changeTask(context, task, {
      change: { state: 'done', answers, step, ...resultOf(done) },
      told: { move: 'finish' },
    });
    return {
      result: { taskId: task.taskId, state: 'done', ...cardResult(done) },
      changes: [...done.changes, ...changes],
    };
  },
});
