import { textOf } from '../../tasks/definition';
import { defineCardTask } from './define-card-task';
import { NOTE } from './fields';

/** Let a card be good for longer. */
export const renewTask = defineCardTask({
  id: 'renew',
  version: 1,
  operation: 'renew',
  steps: [
    {
      id: 'validity',
      fields: [
        { id: 'end', kind: 'choice', options: () => ['day', 'never'] },
        { id: 'expiresOn', kind: 'day', isAsked: (answers) => textOf(answers, 'end') === 'day' },
        NOTE,
      ],
      check: (answers, { card, todayOn }) => {
        const expiresOn = textOf(answers, 'expiresOn');
        const isAsked = textOf(answers, 'end') === 'day' && expiresOn !== '';
        const isLater = expiresOn > (card?.expiresOn ?? '') && expiresOn >= todayOn;
        return isAsked && !isLater ? [{ field: 'expiresOn', problem: 'dayNotLater' }] : [];
      },
    },
  ],
  toInput: (answers) => ({
    expiresOn: textOf(answers, 'end') === 'never' ? null : textOf(answers, 'expiresOn'),
    note: textOf(answers, 'note'),
  }),
});
