import { isCardNumber } from '@/lib/domain/cards/check-digits';
import { fitsFormat } from '@/lib/domain/cards/number-ranges';
import { chosenType, chosenWay } from '@/lib/domain/cards/operations/new-card';
import { lastDayOfYears } from '@/lib/domain/cards/validity';
import { cardEnding } from '@/lib/domain/members/contact-masks';
import { isDay } from '@/lib/domain/shared/calendar';
import { plainNumber } from '@/lib/domain/tasks/check-answers';
import { type TaskAnswers, textOf } from '@/lib/domain/tasks/definition';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import type { TaskSubject } from '@/lib/domain/tasks/subject';

/** What the sentences about an effect are filled in with. */
export type EffectValues = {
  /** Of the card the task is about; '' when it gives one. */
  readonly ending: string;
  /** Of the card that is given; '' before its number is whole. */
  readonly newEnding: string;
  readonly how: 'plastic' | 'virtual' | 'unknown';
  readonly until: 'day' | 'never' | 'unknown';
  /** The chosen last day; '' without one. */
  readonly lastDay: string;
  readonly reason: string;
};

function howOf(answers: TaskAnswers, subject: TaskSubject, number: string): EffectValues['how'] {
  const chosen = chosenWay(answers, subject);
  if (chosen === 'virtual') return 'virtual';
  return chosen === 'plastic' && number !== '' ? 'plastic' : 'unknown';
}

/** The last day that is typed, else the one that the type of a new card gives it; '' without one. */
function lastDayOf(answers: TaskAnswers, subject: TaskSubject): string {
  const typed = textOf(answers, 'expiresOn');
  const validYears = typed === '' ? (chosenType(answers, subject)?.validYears ?? null) : null;
  return lastDayOfYears(subject.todayOn, validYears) ?? typed;
}

function untilOf(kind: TaskKind, answers: TaskAnswers, lastDay: string): EffectValues['until'] {
  const isWithoutEnd = kind === 'renew' ? textOf(answers, 'end') === 'never' : lastDay === '';
  if (isWithoutEnd) return 'never';
  return isDay(lastDay) ? 'day' : 'unknown';
}

/** What the answers so far make of the effect. */
export function effectValues(
  kind: TaskKind,
  answers: TaskAnswers,
  subject: TaskSubject,
): EffectValues {
  const typed = plainNumber(textOf(answers, 'number'));
  const type = chosenType(answers, subject);
  const isWhole = type === undefined ? isCardNumber(typed) : fitsFormat(typed, type);
  const number = isWhole ? typed : '';
  const how = howOf(answers, subject, number);
  const lastDay = lastDayOf(answers, subject);
  const until = untilOf(kind, answers, lastDay);
  return {
    ending: subject.card?.ending ?? '',
    newEnding: how === 'plastic' ? cardEnding(number) : '',
    how,
    until,
    lastDay: until === 'day' ? lastDay : '',
    reason: textOf(answers, 'reason'),
  };
}
