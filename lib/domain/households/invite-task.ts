import { IDENTITY } from '../cards/operations/fields';
import type { memberRefusal } from '../members/may-do';
import { defineTask, type StepProblem, type TaskAnswers, textOf } from '../tasks/definition';
import type { TaskSubject } from '../tasks/subject';
import { AGREEMENT_EVIDENCE, INVITATION_DAYS } from './states';

/** How the other one agrees: by a code that is sent to them, or before somebody of the staff. */
const AGREEMENTS = ['code', 'evidence'] as const;

/** What keeps a member from being invited. */
function otherProblems(answers: TaskAnswers, { others }: TaskSubject): readonly StepProblem[] {
  const other = others.invited;
  if (textOf(answers, 'invited') === '' || other === undefined) return [];
  if (other.status !== 'active') return [{ field: 'invited', problem: 'memberNotActive' }];
  return other.hasHousehold ? [{ field: 'invited', problem: 'memberHasHousehold' }] : [];
}

/** A code needs somewhere to go. */
function agreementProblems(answers: TaskAnswers, { others }: TaskSubject): readonly StepProblem[] {
  const isByCode = textOf(answers, 'agreedBy') === 'code';
  const hasNoMail = others.invited !== undefined && others.invited.email === null;
  return isByCode && hasNoMail ? [{ field: 'agreedBy', problem: 'noEmail' }] : [];
}

/** Invite another member to share the points of a household; begun from its head, or from whoever shall be one. */
export const inviteToHouseholdTask = defineTask({
  id: 'inviteToHousehold',
  version: 1,
  about: 'member',
  permission: 'members.edit',
  steps: [
    IDENTITY,
    { id: 'invited', fields: [{ id: 'invited', kind: 'member' }], check: otherProblems },
    {
      id: 'agreement',
      fields: [
        { id: 'agreedBy', kind: 'choice', options: () => AGREEMENTS },
        {
          id: 'agreementEvidence',
          kind: 'choice',
          options: () => AGREEMENT_EVIDENCE,
          isAsked: (answers) => textOf(answers, 'agreedBy') === 'evidence',
        },
        {
          id: 'knowsSharing',
          kind: 'check',
          isAsked: (answers) => textOf(answers, 'agreedBy') === 'evidence',
        },
      ],
      check: agreementProblems,
    },
  ],
  refusal: ({ memberStatus, household }) => {
    const refuse = (reason: Exclude<ReturnType<typeof memberRefusal>, null>) =>
      ({ code: 'member_refused', reason }) as const;
    if (memberStatus !== 'active') return refuse(`is_${memberStatus}`);
    if (household.place === 'invited') return refuse('is_invited');
    if (household.place === 'member') return refuse('not_head');
    return household.free === 0 ? refuse('household_full') : null;
  },
  needsApproval: () => false,
  undoneBy: 'leaveHousehold',
  toInput: (answers) => {
    const isByCode = textOf(answers, 'agreedBy') === 'code';
    return {
      otherId: Number(textOf(answers, 'invited')),
      evidence: isByCode ? null : textOf(answers, 'agreementEvidence'),
    };
  },
  slots: (answers, { others }) => ({
    other: others.invited?.name || others.invited?.code || '',
    agreed: textOf(answers, 'agreedBy') || 'unknown',
    days: INVITATION_DAYS,
  }),
});
