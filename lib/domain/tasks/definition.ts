import type { CardOperation } from '../cards/states';
import type { TaskSubject } from './subject';

/** What was answered so far, by the id of the field. Absent: not answered. */
export type TaskAnswers = Readonly<Record<string, string | boolean>>;

type FieldBase = {
  readonly id: string;
  /** Left out: always asked. */
  readonly isAsked?: (answers: TaskAnswers, subject: TaskSubject) => boolean;
  readonly isOptional?: boolean;
};

/** A question. Its words stand in `tasks.fields.<kind of task>.<id>`. */
export type TaskField = FieldBase &
  (
    | {
        readonly kind: 'choice';
        readonly options: (subject: TaskSubject) => readonly string[];
      }
    | { readonly kind: 'check' }
    | { readonly kind: 'text' }
    | { readonly kind: 'cardNumber' }
    | { readonly kind: 'day' }
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
] as const;
export type AnswerProblem = (typeof ANSWER_PROBLEMS)[number];

export type StepProblem = { readonly field: string; readonly problem: AnswerProblem };

/** One group of questions. */
export type TaskStep = {
  readonly id: string;
  readonly fields: readonly TaskField[];
  /** What the rules know beyond the single answers. */
  readonly check?: (answers: TaskAnswers, subject: TaskSubject) => readonly StepProblem[];
};

/**
 * A guided task about a card: the steps in the order of the procedure, and the operation that the last button carries
 * out with `toInput` of the answers. A change of the steps that old answers do not fit raises `version`.
 */
export type TaskDefinition = {
  readonly id: string;
  readonly version: number;
  readonly operation: Exclude<CardOperation, 'expire'>;
  readonly steps: readonly TaskStep[];
  /** What the operation is given beside the card and its version. Called with complete answers alone. */
  readonly toInput: (answers: TaskAnswers) => Readonly<Record<string, unknown>>;
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
