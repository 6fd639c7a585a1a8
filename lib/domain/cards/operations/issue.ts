import { textOf } from '../../tasks/definition';
import { defineCardTask } from './define-card-task';
import { NOTE } from './fields';
import { newCardInput, newCardStep } from './new-card';

/** Give a member a card. */
export const issueTask = defineCardTask({
  id: 'issue',
  version: 1,
  givesCard: true,
  operation: 'issue',
  about: 'member',
  undoneBy: 'void',
  steps: [newCardStep('issue'), { id: 'review', fields: [NOTE] }],
  toInput: (answers, subject) => ({
    ...newCardInput(answers, subject),
    note: textOf(answers, 'note'),
  }),
});
