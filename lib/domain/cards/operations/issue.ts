import { textOf } from '../../tasks/definition';
import { defineCardTask } from './define-card-task';
import { NOTE } from './fields';
import { NEW_CARD, newCardInput } from './new-card';

/** Give a member a card. */
export const issueTask = defineCardTask({
  id: 'issue',
  version: 1,
  operation: 'issue',
  about: 'member',
  undoneBy: 'void',
  steps: [NEW_CARD, { id: 'review', fields: [NOTE] }],
  toInput: (answers) => ({ ...newCardInput(answers), note: textOf(answers, 'note') }),
});
