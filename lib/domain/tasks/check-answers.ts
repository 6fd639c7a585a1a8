import { isCardNumber } from '../cards/check-digits';
import { CLOSED_STATUSES } from '../members/cleansing/member-form';
import { isDay } from '../shared/calendar';
import {
  type AnswerProblem,
  type StepProblem,
  type TaskAnswers,
  type TaskDefinition,
  type TaskField,
  type TaskStep,
  textOf,
} from './definition';
import { TASK_TEXT_MAX } from './states';
import type { TaskSubject } from './subject';

/** A printed number without its blanks. */
export function plainNumber(text: string): string {
  return text.replaceAll(/[\s-]/g, '');
}

/** An answer that is a card number, without its blanks. */
export function formattedNumber(answers: TaskAnswers, field: string): string {
  return plainNumber(textOf(answers, field));
}

/** Whether the digits are a number of the kind that a field asks for. */
export function isNumberFor(
  field: TaskField,
  number: string,
  { answers, subject }: { readonly answers: TaskAnswers; readonly subject: TaskSubject },
): boolean {
  const fits = field.kind === 'cardNumber' ? field.fits : undefined;
  return fits === undefined ? isCardNumber(number) : fits(number, answers, subject);
}

/** What counts as the answer to a choice while nothing is chosen; '': nothing. */
export function defaultOf(field: TaskField, answers: TaskAnswers, subject: TaskSubject): string {
  if (field.kind !== 'choice' && field.kind !== 'pick') return '';
  return field.byDefault?.(answers, subject) ?? '';
}

/** The questions of a step that are asked, as far as the answers go. */
export function askedFields(
  step: TaskStep,
  answers: TaskAnswers,
  subject: TaskSubject,
): readonly TaskField[] {
  return step.fields.filter(({ isAsked }) => isAsked?.(answers, subject) ?? true);
}

/** What can be chosen; null: it is no choice. */
function optionsOf(
  field: TaskField,
  answers: TaskAnswers,
  subject: TaskSubject,
): readonly string[] | null {
  if (field.kind === 'choice' || field.kind === 'month') return field.options(subject, answers);
  if (field.kind === 'pick') return field.options(subject, answers).map(({ value }) => value);
  return null;
}

/** What keeps a member from being the other one of a task. */
function otherProblem(text: string, { memberId, others }: TaskSubject): AnswerProblem | null {
  const other = Object.values(others).find((one) => String(one.memberId) === text);
  if (other === undefined) return 'memberUnknown';
  if (other.memberId === memberId) return 'sameMember';
  return CLOSED_STATUSES.includes(other.status) ? 'memberOver' : null;
}

function problemOf(
  field: TaskField,
  answers: TaskAnswers,
  subject: TaskSubject,
): AnswerProblem | null {
  if (field.kind === 'check') {
    return answers[field.id] === true || field.isOptional === true ? null : 'notTicked';
  }
  const text = textOf(answers, field.id);
  if (text === '') {
    const isAnsweredAnyway = field.isOptional || defaultOf(field, answers, subject) !== '';
    return isAnsweredAnyway ? null : 'missing';
  }
  if (text.length > TASK_TEXT_MAX) return 'tooLong';
  if (optionsOf(field, answers, subject)?.includes(text) === false) return 'unknownChoice';
  if (field.kind === 'cardNumber' && !isNumberFor(field, plainNumber(text), { answers, subject })) {
    return 'numberWrong';
  }
  if (field.kind === 'day' && !isDay(text)) return 'dayWrong';
  if (field.kind === 'member') return otherProblem(text, subject);
  return null;
}

/** What keeps a step from being complete: one problem a field at most, in the order of the fields. */
export function stepProblems(
  step: TaskStep,
  answers: TaskAnswers,
  subject: TaskSubject,
): readonly StepProblem[] {
  const single = askedFields(step, answers, subject).flatMap((field) => {
    const problem = problemOf(field, answers, subject);
    return problem === null ? [] : [{ field: field.id, problem }];
  });
  const known = new Set(single.map(({ field }) => field));
  const joint = (step.check?.(answers, subject) ?? []).filter(({ field }) => !known.has(field));
  return [...single, ...joint];
}

/** The first step that is not complete; the last one when all are. */
export function firstOpenStep(
  { steps }: TaskDefinition,
  answers: TaskAnswers,
  subject: TaskSubject,
): number {
  const open = steps.findIndex((step) => stepProblems(step, answers, subject).length > 0);
  return open === -1 ? steps.length - 1 : open;
}

/** The answers to questions that are asked; what was typed for others stays out. */
export function countedAnswers(
  { steps }: TaskDefinition,
  answers: TaskAnswers,
  subject: TaskSubject,
): TaskAnswers {
  const asked = steps.flatMap((step) => askedFields(step, answers, subject).map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => asked.includes(id)));
}
