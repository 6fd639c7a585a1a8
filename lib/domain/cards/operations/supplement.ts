import { textOf } from '../../tasks/definition';
import { BEARER_MAX_LENGTH } from '../card-page';
import { defineCardTask } from './define-card-task';
import { NOTE } from './fields';
import { newCardInput, newCardStep } from './new-card';

/** Give a member a further card, for somebody else to carry. */
export const supplementTask = defineCardTask({
  id: 'supplement',
  version: 1,
  givesCard: true,
  operation: 'supplement',
  about: 'member',
  steps: [
    {
      id: 'bearer',
      fields: [{ id: 'bearer', kind: 'text' }],
      check: (answers) =>
        textOf(answers, 'bearer').length > BEARER_MAX_LENGTH
          ? [{ field: 'bearer', problem: 'tooLong' }]
          : [],
    },
    newCardStep('supplement'),
    { id: 'review', fields: [NOTE] },
  ],
  toInput: (answers, subject) => ({
    ...newCardInput(answers, subject),
    bearer: textOf(answers, 'bearer'),
    note: textOf(answers, 'note'),
  }),
  slots: (answers) => ({ bearer: textOf(answers, 'bearer') }),
});
