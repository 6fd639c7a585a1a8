import { defineTask, textOf } from '../../tasks/definition';
import { NOTE } from './fields';
import { NEW_CARD, newCardInput } from './new-card';

/** Give a member a card. */
export const issueTask = defineTask({
  id: 'issue',
  version: 1,
  operation: 'issue',
  steps: [NEW_CARD, { id: 'review', fields: [NOTE] }],
  toInput: (answers) => ({ ...newCardInput(answers), note: textOf(answers, 'note') }),
});
