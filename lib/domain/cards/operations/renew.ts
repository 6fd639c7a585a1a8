import { type TaskAnswers, textOf } from '../../tasks/definition';
import type { TaskSubject } from '../../tasks/subject';
import { isBeyondYears } from '../validity';
import { defineCardTask } from './define-card-task';
import { NOTE } from './fields';

const hasEnd = ({ card }: TaskSubject): boolean => (card?.validYears ?? null) !== null;

/** A card of a type with an end gets a day; of others one chooses whether it has one. */
function isDayAsked(answers: TaskAnswers, subject: TaskSubject): boolean {
  return hasEnd(subject) || textOf(answers, 'end') === 'day';
}

/** Let a card be good for longer. */
export const renewTask = defineCardTask({
  id: 'renew',
  version: 1,
  operation: 'renew',
  steps: [
    {
      id: 'validity',
      fields: [
        {
          id: 'end',
          kind: 'choice',
          options: () => ['day', 'never'],
          isAsked: (_, subject) => !hasEnd(subject),
        },
        { id: 'expiresOn', kind: 'day', isAsked: isDayAsked },
        NOTE,
      ],
      check: (answers, subject) => {
        const { card, todayOn } = subject;
        const expiresOn = textOf(answers, 'expiresOn');
        if (!isDayAsked(answers, subject) || expiresOn === '') return [];
        const isLater = expiresOn > (card?.expiresOn ?? '') && expiresOn >= todayOn;
        if (!isLater) return [{ field: 'expiresOn', problem: 'dayNotLater' }];
        return isBeyondYears(expiresOn, { givenOn: todayOn, validYears: card?.validYears ?? null })
          ? [{ field: 'expiresOn', problem: 'validity_too_long' }]
          : [];
      },
    },
  ],
  toInput: (answers, subject) => ({
    expiresOn: isDayAsked(answers, subject) ? textOf(answers, 'expiresOn') : null,
    note: textOf(answers, 'note'),
  }),
});
