import { textOf } from '../../tasks/definition';
import { defineCardTask } from './define-card-task';
import { NOTE } from './fields';

/** Put a handed out card to full use. */
export const activateTask = defineCardTask({
  id: 'activate',
  version: 1,
  operation: 'activate',
  steps: [
    {
      id: 'terms',
      fields: [
        { id: 'termsAccepted', kind: 'check' },
        { id: 'phoneConfirmed', kind: 'check' },
        NOTE,
      ],
    },
  ],
  toInput: (answers) => ({
    termsAccepted: true,
    phoneConfirmed: true,
    note: textOf(answers, 'note'),
  }),
});
