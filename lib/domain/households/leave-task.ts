import { IDENTITY } from '../cards/operations/fields';
import { defineTask, type StepProblem, type TaskAnswers, textOf } from '../tasks/definition';
import type { TaskSubject } from '../tasks/subject';

/** Who goes: the member alone, another one, or everybody, which ends the household. */
export const LEAVERS = ['me', 'other', 'everybody'] as const;

/** Only the head lets somebody else go. */
function leaversFor({ household }: TaskSubject): readonly string[] {
  if (household.place !== 'head') return ['me'];
  // Two are no household without one of them: all the same for the one who stays.
  return household.others.length > 1 ? LEAVERS : ['other', 'me'];
}

const isOther = (answers: TaskAnswers) => textOf(answers, 'leaves') === 'other';

function otherProblems(
  answers: TaskAnswers,
  { household, others }: TaskSubject,
): readonly StepProblem[] {
  if (!isOther(answers) || others.leaver === undefined) return [];
  const { memberId } = others.leaver;
  const isIn = household.others.some((one) => one.memberId === memberId);
  return isIn ? [] : [{ field: 'leaver', problem: 'notInHousehold' }];
}

/** Leave a household, let somebody go from it or take an invitation back, or end it. Everybody keeps their own points. */
export const leaveHouseholdTask = defineTask({
  id: 'leaveHousehold',
  version: 1,
  about: 'member',
  permission: 'members.edit',
  steps: [
    IDENTITY,
    {
      id: 'leaving',
      fields: [
        { id: 'leaves', kind: 'choice', options: leaversFor },
        { id: 'leaver', kind: 'member', fromHousehold: 'all', isAsked: isOther },
      ],
      check: otherProblems,
    },
  ],
  refusal: ({ household }) =>
    household.place === 'head' || household.place === 'member'
      ? null
      : { code: 'member_refused', reason: 'no_household' },
  needsApproval: () => false,
  toInput: (answers) => ({
    leaves: textOf(answers, 'leaves'),
    leaverId: isOther(answers) ? Number(textOf(answers, 'leaver')) : null,
  }),
  slots: (answers, { others, household }) => ({
    leaves: textOf(answers, 'leaves') || 'unknown',
    other: others.leaver?.name || others.leaver?.code || '',
    rest: household.others.filter(({ state }) => state === 'joined').length > 1 ? 'some' : 'one',
  }),
});
