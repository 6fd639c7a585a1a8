import { IDENTITY, NOTE } from '../../cards/operations/fields';
import { type Points, parsePoints, toPoints } from '../../shared/points';
import {
  defineTask,
  type StepProblem,
  type TaskAnswers,
  type TaskRefusal,
  textOf,
} from '../../tasks/definition';
import type { TaskSubject } from '../../tasks/subject';
import { ALONE_AT_ONCE } from '../limits';
import { leftToGive, type TransferRefusal, transferRefusal } from '../transfers';

const AMOUNT = 'transferAmount';
const RECEIVER = 'receiver';

const LIMIT_PROBLEMS: Readonly<Record<TransferRefusal, StepProblem['problem']>> = {
  none: 'pointsWrong',
  least: 'transferTooFew',
  most: 'transferTooMany',
  aDay: 'transferAboveDay',
  aMonth: 'transferAboveMonth',
};

/** The amount that was typed; null while it is none. */
export function transferredPoints(answers: TaskAnswers): Points | null {
  return parsePoints(textOf(answers, AMOUNT));
}

/** Why the account of the giver lets nothing go as things stand. */
function giverRefusal({ transfer }: TaskSubject): TaskRefusal | null {
  if (transfer === undefined) return null;
  const { refusal, limits, given, available } = transfer;
  if (refusal !== null) return { code: 'points_refused', reason: refusal };
  if (!limits.hasTransfers) return { code: 'points_refused', reason: 'no_transfers' };
  if (available < limits.least) return { code: 'points_refused', reason: 'too_few' };
  if (leftToGive(limits, given) < limits.least) {
    return { code: 'points_refused', reason: 'all_given' };
  }
  return null;
}

function receiverProblems(answers: TaskAnswers, subject: TaskSubject): readonly StepProblem[] {
  const other = subject.others[RECEIVER];
  if (other === undefined || String(other.memberId) !== textOf(answers, RECEIVER)) return [];
  return other.takesPoints ? [] : [{ field: RECEIVER, problem: 'receiverRefused' }];
}

function amountProblems(answers: TaskAnswers, subject: TaskSubject): readonly StepProblem[] {
  if (textOf(answers, AMOUNT) === '' || subject.transfer === undefined) return [];
  const points = transferredPoints(answers);
  if (points === null || points <= 0n) return [{ field: AMOUNT, problem: 'pointsWrong' }];
  const { limits, given, available } = subject.transfer;
  const refusal = transferRefusal(limits, { points, given });
  if (refusal !== null) return [{ field: AMOUNT, problem: LIMIT_PROBLEMS[refusal.limit] }];
  return points > available ? [{ field: AMOUNT, problem: 'transferNotThere' }] : [];
}

/** Give points of a member to another one, who asked for it at the desk. */
export const transferTask = defineTask({
  id: 'transferPoints',
  version: 1,
  about: 'member',
  permission: 'points.transfer',
  reads: 'transfer',
  undoneBy: 'undoTransfer',
  steps: [
    IDENTITY,
    {
      id: 'receiver',
      fields: [{ id: RECEIVER, kind: 'member', fromHousehold: 'joined' }],
      check: receiverProblems,
    },
    {
      id: 'amount',
      fields: [{ id: AMOUNT, kind: 'text', amount: 'points' }],
      check: amountProblems,
    },
    { id: 'review', fields: [NOTE] },
  ],
  refusal: giverRefusal,
  needsApproval: (answers) => (transferredPoints(answers) ?? 0n) > ALONE_AT_ONCE,
  toInput: (answers) => ({
    toMemberId: Number(textOf(answers, RECEIVER)),
    points: textOf(answers, AMOUNT),
    note: textOf(answers, 'note'),
  }),
  slots: (answers, { others }) => ({
    points: Number(transferredPoints(answers) ?? toPoints(0n)) / 100,
    other: others[RECEIVER]?.name || others[RECEIVER]?.code || '',
    isChosen: others[RECEIVER] === undefined ? 'no' : 'yes',
  }),
});
