import { dayInZone } from '@/lib/domain/shared/calendar';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import { TASK_KINDS, type TaskKind } from '@/lib/domain/tasks/kinds';

/**
 * Kinds that take two people every time, and what undoes them. An account has to be broken first for `thaw`:
 * `lib/points/watch/thaw-task.db.test.ts` goes through it, `lib/tiers/floors/floor-tasks.db.test.ts` through those of tiers.
 */
const OF_TWO_PEOPLE = [
  'thaw',
  'giveTier',
  'extendTier',
  'endFloor',
] as const satisfies readonly TaskKind[];
const isOfTwoPeople = (kind: TaskKind) => OF_TWO_PEOPLE.some((one) => one === kind);

/** Kinds that anybody of the desk carries out. */
export type CasedKind = Exclude<TaskKind, (typeof OF_TWO_PEOPLE)[number]>;
export const CASED_KINDS = TASK_KINDS.filter((kind): kind is CasedKind => !isOfTwoPeople(kind));

/** What a task of a test is about, as it stands before the task begins. */
export type CaseSubject = {
  readonly memberId: number;
  /** The member's card; 0 where the case needs none. */
  readonly cardId: number;
  /** Its last four digits. */
  readonly ending: string;
  /** A second member: who gets the card, or is the same person. */
  readonly otherId: number;
  /** The task that was carried out before it; 0: none. */
  readonly lastTaskId: number;
};

/** What has to be done to a member of the test's own before the task can begin, each by a task of its own. */
export type Before = readonly { readonly kind: CasedKind; readonly answers: TaskAnswers }[];

/** How a kind of task is answered from its first question to its last button. */
export type TaskCase = {
  readonly before: Before;
  readonly answers: (subject: CaseSubject) => TaskAnswers;
  /** The answer that somebody types while something dies; it has to be text of any length. Left out: `note`. */
  readonly typed?: string;
  /** It undoes the task that was carried out before it. */
  readonly isUndoing?: boolean;
};

/** Kinds that one card goes through in the order of its life; the browser is killed in them by `tasks-killed.spec.ts`. */
export const KINDS_OF_ONE_CARD: readonly CasedKind[] = [
  'issue',
  'activate',
  'block',
  'unblock',
  'renew',
  'replace',
  'close',
  'void',
];

const note = 'the member waits at the till';
const VIRTUAL = { kind: 'virtual', expiresOn: '2030-05-14' };
const ISSUED: Before = [{ kind: 'issue', answers: { ...VIRTUAL, note: 'issued' } }];
const TERMS = { termsAccepted: true, termsEvidence: 'signedForm', phoneConfirmed: true };
const ACTIVE: Before = [...ISSUED, { kind: 'activate', answers: TERMS }];
const BLOCKED: Before = [...ACTIVE, { kind: 'block', answers: { reason: 'lost' } }];
const identity = 'document';

/** Points to give, and what is given of them. */
const GIFT: Before = [{ kind: 'goodwill', answers: { pointsAmount: '120', giftReason: 'a test' } }];
const GIVEN = { identity, transferAmount: '100' };

/** Somebody agrees at the desk to share points. */
const JOINING = {
  identity,
  agreedBy: 'evidence',
  agreementEvidence: 'present',
  knowsSharing: true,
};

/** A receipt on paper that no till has written down, of today: who joined today bought nothing before. */
const paper = (memberId: number) => ({
  claimStore: '1',
  // The member joined today in the programme's zone, which may be a day ahead.
  claimDay: dayInZone(new Date(), 'Europe/Moscow'),
  claimNumber: memberId === 0 ? 'paper' : `P-${memberId}`,
  claimAmount: '1200',
  claimReceipt: 'none',
  claimProof: 'photo',
});

/**
 * A case for every kind of task: tests that kill the server or the browser go through all of them. A kind without a case does
 * not compile. In `before`, `printed` stands for a number that lies in the stock, `printedType` for its type, `own` and `other` for the ids of the
 * members, `paper` for the number of a receipt.
 */
export const TASK_CASES: Readonly<Record<CasedKind, TaskCase>> = {
  issue: { before: [], answers: () => ({ ...VIRTUAL, note }) },
  activate: { before: ISSUED, answers: () => ({ ...TERMS, note }) },
  block: { before: ACTIVE, answers: () => ({ reason: 'lost', note }) },
  unblock: { before: BLOCKED, answers: () => ({ identity, note }) },
  replace: { before: ACTIVE, answers: () => ({ identity, ...VIRTUAL, note }) },
  renew: { before: ISSUED, answers: () => ({ end: 'never', note }) },
  close: { before: ACTIVE, answers: ({ ending }) => ({ ending, note }) },
  void: { before: ISSUED, answers: ({ ending }) => ({ ending, note }) },
  changeOwner: {
    before: ACTIVE,
    answers: ({ otherId }) => ({ identity, newOwner: String(otherId), movesTier: true, note }),
  },
  supplement: { before: [], answers: () => ({ bearer: 'Тимур', ...VIRTUAL, note }) },
  returnToStock: {
    before: [
      {
        kind: 'issue',
        answers: { cardType: 'printedType', kind: 'plastic', number: 'printed' },
      },
    ],
    answers: ({ ending }) => ({ ending, note }),
  },
  suspend: { before: [], answers: () => ({ cause: 'complaint', note }) },
  reinstate: {
    before: [{ kind: 'suspend', answers: { cause: 'complaint' } }],
    answers: () => ({ identity, note }),
  },
  correctPoints: {
    before: [],
    answers: () => ({
      pointsDirection: 'give',
      pointsAmount: '10',
      pointsReason: 'missedEarning',
      pointsEvidence: note,
    }),
    typed: 'pointsEvidence',
  },
  goodwill: {
    before: [],
    answers: () => ({ pointsAmount: '10', giftReason: note }),
    typed: 'giftReason',
  },
  transferPoints: {
    before: GIFT,
    answers: ({ otherId }) => ({ ...GIVEN, receiver: String(otherId), note }),
  },
  undoTransfer: {
    before: [...GIFT, { kind: 'transferPoints', answers: { ...GIVEN, receiver: 'other' } }],
    answers: () => ({ undoTransferCause: 'wrongReceiver', note }),
    isUndoing: true,
  },
  inviteToHousehold: {
    before: [],
    answers: ({ otherId }) => ({ ...JOINING, invited: String(otherId) }),
  },
  leaveHousehold: {
    before: [{ kind: 'inviteToHousehold', answers: { ...JOINING, invited: 'other' } }],
    answers: () => ({ identity, leaves: 'me' }),
  },
  claimReceipt: {
    before: [],
    answers: ({ memberId }) => ({ ...paper(memberId), claimPaper: note }),
    typed: 'claimPaper',
  },
  unclaimReceipt: {
    before: [{ kind: 'claimReceipt', answers: { ...paper(0), claimPaper: 'a paper' } }],
    answers: () => ({ unclaimCause: 'wrongMember', note }),
    isUndoing: true,
  },
  merge: {
    before: [],
    answers: ({ otherId }) => ({
      other: String(otherId),
      sameBecause: 'memberSaid',
      code: String(otherId),
    }),
  },
  unmerge: {
    before: [
      {
        kind: 'merge',
        answers: { other: 'other', sameBecause: 'memberSaid', stays: 'theirs', code: 'own' },
      },
    ],
    answers: () => ({ wrongMerge: 'twoPeople', note }),
  },
  closeMembership: {
    before: [],
    answers: ({ memberId }) => ({ closeCause: 'request', note, code: String(memberId) }),
  },
  erase: {
    before: [],
    answers: ({ memberId }) => ({ eraseCause: 'request', code: String(memberId) }),
  },
};
