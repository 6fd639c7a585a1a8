import { CLOSED_STATUSES } from '../../members/cleansing/member-form';
import { ALONE_AT_ONCE } from '../../points/limits';
import { isDay } from '../../shared/calendar';
import { type Points, pointsText, toPoints } from '../../shared/points';
import {
  type AnswerProblem,
  defineTask,
  type StepProblem,
  type TaskAnswers,
  textOf,
} from '../../tasks/definition';
import type { TaskSubject } from '../../tasks/subject';
import { claimRefusal, dayRefusal } from '../claim-rules';
import {
  type AskedReceipt,
  isEnough,
  isReceiptNumber,
  matchesOf,
  NOT_IN_BOOKS,
  paperKey,
  parseAmount,
  receiptKey,
} from '../claim-search';
import { CLAIM_PROOFS, type ClaimableReceipt, type Claiming, type ClaimRefusal } from '../claims';

/** Ids of the questions that say which receipt it is. */
export const CLAIM_FIELDS = {
  store: 'claimStore',
  day: 'claimDay',
  number: 'claimNumber',
  amount: 'claimAmount',
  receipt: 'claimReceipt',
} as const;

/** What a receipt is refused for, as what is wrong with an answer. */
const PROBLEMS: Partial<Record<ClaimRefusal, AnswerProblem>> = {
  own: 'receiptOwn',
  of_member: 'receiptTaken',
  in_future: 'receiptInFuture',
  too_old: 'receiptTooOld',
  before_joined: 'receiptBeforeJoined',
  returned: 'receiptReturned',
};

const problemFor = (refusal: ClaimRefusal): AnswerProblem => PROBLEMS[refusal] ?? 'receiptGone';

/** What the answers say of the receipt; what cannot be read counts as not said. */
export function askedReceipt(answers: TaskAnswers, claiming: Claiming | undefined): AskedReceipt {
  const day = textOf(answers, CLAIM_FIELDS.day);
  const number = textOf(answers, CLAIM_FIELDS.number);
  const storeId = Number(textOf(answers, CLAIM_FIELDS.store));
  const isStore = claiming?.stores.some((store) => store.storeId === storeId) ?? false;
  return {
    storeId: isStore ? storeId : null,
    day: isDay(day) ? day : null,
    receipt: isReceiptNumber(number) ? number : null,
    amountMinor: parseAmount(textOf(answers, CLAIM_FIELDS.amount), claiming?.currency ?? 'RUB'),
  };
}

/** The paper is in no book: everything on it is typed, and a second person has to agree. */
export function isManual(answers: TaskAnswers): boolean {
  return textOf(answers, CLAIM_FIELDS.receipt) === NOT_IN_BOOKS;
}

/** The receipt that was chosen, as it stands; null: none, or not the one that is known of. */
function chosenOf(answers: TaskAnswers, { claiming }: TaskSubject): ClaimableReceipt | null {
  const receipt = claiming?.receipt ?? null;
  const key = textOf(answers, CLAIM_FIELDS.receipt);
  return receipt !== null && receiptKey(receipt) === key ? receipt : null;
}

/** What the answers claim, as its figure is named by; null while they name nothing. */
export function claimedOf(answers: TaskAnswers, claiming: Claiming | undefined): string | null {
  if (isManual(answers)) return paperKey(askedReceipt(answers, claiming));
  return textOf(answers, CLAIM_FIELDS.receipt) || null;
}

/** What it earns by the rules of its day; null while nobody has judged it. */
function pointsOf(answers: TaskAnswers, { claiming }: TaskSubject): Points | null {
  const claimed = claimedOf(answers, claiming);
  return claiming?.earnings.findLast(({ of }) => of === claimed)?.points ?? null;
}

const orNone = (points: Points | null): Points => points ?? toPoints(0n);

/** Answers that are no day, number or amount. */
function unreadable(answers: TaskAnswers, claiming: Claiming): readonly StepProblem[] {
  const asked = askedReceipt(answers, claiming);
  const typed = (field: string) => textOf(answers, field) !== '';
  const { day, number, amount, store } = CLAIM_FIELDS;
  return [
    ...(typed(store) && asked.storeId === null
      ? [{ field: store, problem: 'unknownChoice' } as const]
      : []),
    ...(asked.day !== null && asked.day > claiming.madeOn
      ? [{ field: day, problem: 'receiptInFuture' } as const]
      : []),
    ...(typed(number) && asked.receipt === null
      ? [{ field: number, problem: 'receiptNumberWrong' } as const]
      : []),
    ...(typed(amount) && asked.amountMinor === null
      ? [{ field: amount, problem: 'amountWrong' } as const]
      : []),
  ];
}

/** A paper that is in no book is named by its store, its day and its amount. */
function manualProblems(answers: TaskAnswers, claiming: Claiming): readonly StepProblem[] {
  const asked = askedReceipt(answers, claiming);
  const wrongDay = asked.day === null ? null : dayRefusal(asked.day, claiming);
  return [
    ...(asked.storeId === null ? [{ field: CLAIM_FIELDS.store, problem: 'missing' } as const] : []),
    ...(asked.day === null ? [{ field: CLAIM_FIELDS.day, problem: 'missing' } as const] : []),
    ...(asked.amountMinor === null
      ? [{ field: CLAIM_FIELDS.amount, problem: 'missing' } as const]
      : []),
    ...(wrongDay === null ? [] : [{ field: CLAIM_FIELDS.day, problem: problemFor(wrongDay) }]),
  ];
}

function findProblems(answers: TaskAnswers, subject: TaskSubject): readonly StepProblem[] {
  const { claiming } = subject;
  if (claiming === undefined) return [];
  const asked = askedReceipt(answers, claiming);
  const wrong = unreadable(answers, claiming);
  if (wrong.length > 0) return wrong;
  if (!isEnough(asked)) return [{ field: CLAIM_FIELDS.number, problem: 'receiptUnsaid' }];
  if (isManual(answers)) return manualProblems(answers, claiming);
  if (textOf(answers, CLAIM_FIELDS.receipt) === '') return [];
  const receipt = chosenOf(answers, subject);
  const refused = (problem: AnswerProblem) => [{ field: CLAIM_FIELDS.receipt, problem }];
  if (receipt === null) return refused('receiptGone');
  if (matchesOf(asked, receipt) === null) return refused('receiptOther');
  const refusal = claimRefusal(receipt, claiming);
  return refusal === null ? [] : refused(problemFor(refusal));
}

/** Find a receipt that was bought without the card, show what proves it, get the points that it would have earned. */
export const claimReceiptTask = defineTask({
  id: 'claimReceipt',
  version: 1,
  about: 'member',
  permission: 'points.adjust',
  reads: 'claiming',
  steps: [
    {
      id: 'find',
      fields: [
        {
          id: CLAIM_FIELDS.store,
          kind: 'pick',
          isOptional: true,
          options: ({ claiming }) =>
            (claiming?.stores ?? []).map(({ storeId, name }) => ({ value: String(storeId), name })),
        },
        { id: CLAIM_FIELDS.day, kind: 'day', isPast: true, isOptional: true },
        { id: CLAIM_FIELDS.number, kind: 'text', isOptional: true },
        { id: CLAIM_FIELDS.amount, kind: 'text', amount: 'money', isOptional: true },
        {
          id: CLAIM_FIELDS.receipt,
          kind: 'receipt',
          isAsked: (answers, { claiming }) => isEnough(askedReceipt(answers, claiming)),
        },
      ],
      check: findProblems,
    },
    {
      id: 'evidence',
      fields: [
        { id: 'claimProof', kind: 'choice', options: () => CLAIM_PROOFS },
        {
          id: 'claimNote',
          kind: 'text',
          isLong: true,
          isOptional: true,
          isAsked: (answers) => !isManual(answers),
        },
        { id: 'claimPaper', kind: 'text', isLong: true, isAsked: isManual },
      ],
    },
    { id: 'review', fields: [] },
  ],
  refusal: ({ memberStatus }) =>
    CLOSED_STATUSES.includes(memberStatus)
      ? { code: 'member_refused', reason: `is_${memberStatus}` }
      : null,
  needsApproval: (answers, subject) =>
    isManual(answers) || orNone(pointsOf(answers, subject)) > ALONE_AT_ONCE,
  toInput: (answers, subject) => {
    const { receipt, storeId, day, amountMinor } = {
      ...askedReceipt(answers, subject.claiming),
    };
    const chosen = chosenOf(answers, subject);
    return {
      proof: textOf(answers, 'claimProof'),
      evidence: textOf(answers, isManual(answers) ? 'claimPaper' : 'claimNote'),
      points: pointsText(orNone(pointsOf(answers, subject))),
      what: isManual(answers)
        ? { kind: 'paper', storeId, businessDate: day, receipt, amountMinor: String(amountMinor) }
        : {
            kind: 'booked',
            businessDate: chosen?.businessDate,
            purchaseId: chosen?.purchaseId,
          },
    };
  },
  promise: (answers, subject) => {
    const points = pointsOf(answers, subject);
    return points === null ? '' : pointsText(points);
  },
  undoneBy: 'unclaimReceipt',
  slots: (answers, subject) => ({
    points: Number(orNone(pointsOf(answers, subject))) / 100,
    amount: pointsOf(answers, subject) === null ? 'unknown' : 'known',
    way: isManual(answers) ? 'paper' : 'booked',
  }),
});
