import type { Permission } from '../access/permissions';
import type { CardRefusal } from '../cards/may-do';
import type { CardOperation } from '../cards/states';
import type { MemberRefusal } from '../members/may-do';
import type { OwnWords, ToldValue } from '../members/merge-attributes';
import type { TaskPointsRefusal } from '../points/may-move';
import type { ClaimRefusal } from '../purchases/claims';
import type { TierRefusal } from '../tiers/floors';
import type { TaskSubject } from './subject';

/** What was answered so far, by the id of the field. Absent: not answered. */
export type TaskAnswers = Readonly<Record<string, string | boolean>>;

type FieldBase = {
  readonly id: string;
  /** Left out: always asked. */
  readonly isAsked?: (answers: TaskAnswers, subject: TaskSubject) => boolean;
  readonly isOptional?: boolean;
  /** What the question is called where people named it themselves. */
  readonly title?: (subject: TaskSubject) => OwnWords | undefined;
};

/** A question. Its words stand in `tasks.fields.<kind of task>.<id>`. */
export type TaskField = FieldBase &
  (
    | {
        readonly kind: 'choice';
        readonly options: (subject: TaskSubject, answers: TaskAnswers) => readonly string[];
        /** What counts while nothing is chosen; '': nothing does. */
        readonly byDefault?: (answers: TaskAnswers, subject: TaskSubject) => string;
        /** What an option is called where people named it themselves, in both languages. */
        readonly named?: (option: string, subject: TaskSubject) => OwnWords | undefined;
        /** Why such an option cannot be chosen, told beside it; null: it can. */
        readonly barred?: (option: string, subject: TaskSubject) => CardRefusal | null;
        /** What an option stands for, told instead of its hint: a name, a day, a number. */
        readonly value?: (option: string, subject: TaskSubject) => ToldValue;
      }
    /** One of many with names of their own, such as stores. */
    | {
        readonly kind: 'pick';
        readonly options: (
          subject: TaskSubject,
          answers: TaskAnswers,
        ) => readonly { readonly value: string; readonly name: string }[];
        readonly byDefault?: (answers: TaskAnswers, subject: TaskSubject) => string;
      }
    /** A month of those there are, 'YYYY-MM'. */
    | {
        readonly kind: 'month';
        readonly options: (subject: TaskSubject, answers: TaskAnswers) => readonly string[];
      }
    /** Another member, by id; `subject.others` holds what is known of them. */
    | {
        readonly kind: 'member';
        /** Whether those of the household are offered first: who is in it, or invited ones too. */
        readonly fromHousehold?: 'joined' | 'all';
      }
    | { readonly kind: 'check' }
    /** Words of a line or, long, of some; `amount`: of what it is one. */
    | { readonly kind: 'text'; readonly isLong?: boolean; readonly amount?: 'points' | 'money' }
    /** A calendar day; `isPast`: none that is still to come, rather than none that is past. */
    | { readonly kind: 'day'; readonly isPast?: boolean }
    /** A receipt among those that fit the answers beside it, or none of them. */
    | { readonly kind: 'receipt' }
    /** `fits`: whether the digits are a number of the kind that is asked for; left out: of any card. */
    | {
        readonly kind: 'cardNumber';
        readonly fits?: (number: string, answers: TaskAnswers, subject: TaskSubject) => boolean;
      }
  );

/** Why an answer does not do. */
export const ANSWER_PROBLEMS = [
  'missing',
  'notTicked',
  'unknownChoice',
  'tooLong',
  'numberWrong',
  'numberTaken',
  'dayWrong',
  'dayNotLater',
  'endingWrong',
  'codeWrong',
  'memberUnknown',
  'sameMember',
  'memberOver',
  'memberNotActive',
  'memberHasHousehold',
  'notInHousehold',
  'noEmail',
  'pointsWrong',
  'pointsTooMany',
  'transferTooFew',
  'transferTooMany',
  'transferAboveDay',
  'transferAboveMonth',
  'transferNotThere',
  'receiverRefused',
  'amountWrong',
  'receiptNumberWrong',
  'receiptUnsaid',
  'receiptInFuture',
  'receiptTooOld',
  'receiptBeforeJoined',
  'receiptReturned',
  'receiptOwn',
  'receiptTaken',
  'receiptGone',
  'receiptOther',
  'tierLower',
  'tierPast',
  'tierTooFar',
] as const;
/** Its words stand in `tasks.problems`, those of a refusal of cards in `cards.reasons`. */
export type AnswerProblem = (typeof ANSWER_PROBLEMS)[number] | CardRefusal;

export type StepProblem = { readonly field: string; readonly problem: AnswerProblem };

/** One group of questions. */
export type TaskStep = {
  readonly id: string;
  readonly fields: readonly TaskField[];
  /** What the rules know beyond the single answers. */
  readonly check?: (answers: TaskAnswers, subject: TaskSubject) => readonly StepProblem[];
};

/** Why a task has no way to its end; the code is that of the error. */
export type TaskRefusal =
  | {
      readonly code: 'card_refused';
      readonly reason: CardRefusal;
      readonly operation: Exclude<CardOperation, 'expire'>;
    }
  | { readonly code: 'member_refused'; readonly reason: MemberRefusal }
  | { readonly code: 'claim_refused'; readonly reason: ClaimRefusal }
  | { readonly code: 'points_refused'; readonly reason: TaskPointsRefusal }
  | { readonly code: 'tier_refused'; readonly reason: TierRefusal };

/**
 * A guided task: the steps in the order of the procedure. `lib/tasks/effects.ts` holds the command that the last button
 * carries out with `toInput` of the answers. A change of the steps that old answers do not fit raises `version`.
 */
export type TaskDefinition = {
  readonly id: string;
  readonly version: number;
  /** What it is begun from. */
  readonly about: 'card' | 'member';
  /** The right to begin it, carry it out and agree to it, beside `tasks.work` and `tasks.approve`. */
  readonly permission: Permission;
  readonly steps: readonly TaskStep[];
  /** Somebody gets a card by it: the types and ranges that decide about it are read with the subject. */
  readonly givesCard?: boolean;
  /** Why there is no way to its end as things stand; null: there is one. */
  readonly refusal: (subject: TaskSubject) => TaskRefusal | null;
  /** Whether a second person has to agree before it takes effect. */
  readonly needsApproval: (answers: TaskAnswers, subject: TaskSubject) => boolean;
  /** What the command is given beside whom and what it is about. Called with complete answers alone. */
  readonly toInput: (
    answers: TaskAnswers,
    subject: TaskSubject,
  ) => Readonly<Record<string, unknown>>;
  /** What the last button promised, as a text: whoever pressed it saw this one, and another is refused. Left out: nothing. */
  readonly promise?: (answers: TaskAnswers, subject: TaskSubject) => string;
  /** What its rules are judged by beside the member and the card; left out: nothing. */
  readonly reads?: 'claiming' | 'claim' | 'freeze' | 'transfer' | 'transferred' | 'tiers' | 'floor';
  /** The kind of task that takes back what this one did; left out: none does. */
  readonly undoneBy?: string;
  /** What the words of its effects are filled in with, beside the values that every task has: days and names as they are read. */
  readonly slots?: (
    answers: TaskAnswers,
    subject: TaskSubject,
  ) => Readonly<Record<string, string | number | OwnWords>>;
};

/** Declares a guided task. */
export function defineTask<Id extends string>(
  task: TaskDefinition & { readonly id: Id },
): TaskDefinition & { readonly id: Id } {
  return task;
}

/** An answer as text; '' when there is none. */
export function textOf(answers: TaskAnswers, field: string): string {
  const value = answers[field];
  return typeof value === 'string' ? value.trim() : '';
}

/** Whether a box is ticked. */
export function isTicked(answers: TaskAnswers, field: string): boolean {
  return answers[field] === true;
}
