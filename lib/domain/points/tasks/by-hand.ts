import { CLOSED_STATUSES } from '../../members/cleansing/member-form';
import { type Points, parsePoints, wholePoints } from '../../shared/points';
import {
  defineTask,
  type StepProblem,
  type TaskAnswers,
  type TaskDefinition,
  textOf,
} from '../../tasks/definition';
import { ALONE_AT_ONCE, MOST_BY_HAND } from '../limits';

/** The question for an amount of points. */
export const AMOUNT = { id: 'pointsAmount', kind: 'text', amount: 'points' } as const;

function typedPoints(answers: TaskAnswers): Points | null {
  return parsePoints(textOf(answers, AMOUNT.id));
}

/** What is wrong with the amount; the limits of a day are judged when the task is finished, under a lock. */
export function amountProblems(answers: TaskAnswers): readonly StepProblem[] {
  if (textOf(answers, AMOUNT.id) === '') return [];
  const points = typedPoints(answers);
  if (points === null || points <= 0n) return [{ field: AMOUNT.id, problem: 'pointsWrong' }];
  return points > MOST_BY_HAND ? [{ field: AMOUNT.id, problem: 'pointsTooMany' }] : [];
}

type ByHand<Id extends string> = Pick<TaskDefinition, 'steps' | 'toInput'> & { readonly id: Id };

/**
 * Declares a task that moves points of a member by hand. Above what one person may move at once it asks for a second one;
 * so does `lib/tasks` when the person has used up the day. Over members it has no way.
 */
export function definePointsTask<Id extends string>({ id, steps, toInput }: ByHand<Id>) {
  return defineTask({
    id,
    version: 1,
    about: 'member',
    permission: 'points.adjust',
    steps,
    refusal: ({ memberStatus }) =>
      CLOSED_STATUSES.includes(memberStatus)
        ? { code: 'member_refused', reason: `is_${memberStatus}` }
        : null,
    needsApproval: (answers) => (typedPoints(answers) ?? 0n) > ALONE_AT_ONCE,
    toInput,
    slots: (answers) => ({
      points: Number(typedPoints(answers) ?? wholePoints(0)) / 100,
      direction: textOf(answers, 'pointsDirection') || 'unknown',
    }),
  });
}
