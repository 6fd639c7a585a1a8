import { isCardNumber } from '@/lib/domain/cards/check-digits';
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

function howOf(answers: TaskAnswers, number: string): EffectValues['how'] {
  const chosen = textOf(answers, 'kind');
  if (chosen === 'virtual') return 'virtual';
  return chosen === 'plastic' && number !== '' ? 'plastic' : 'unknown';
}

function untilOf(kind: TaskKind, answers: TaskAnswers): EffectValues['until'] {
  const lastDay = textOf(answers, 'expiresOn');
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
  const number = isCardNumber(typed) ? typed : '';
  const how = howOf(answers, number);
  const until = untilOf(kind, answers);
  return {
    ending: subject.card?.ending ?? '',
    newEnding: how === 'plastic' ? cardEnding(number) : '',
    how,
    until,
    lastDay: until === 'day' ? textOf(answers, 'expiresOn') : '',
    reason: textOf(answers, 'reason'),
  };
}
