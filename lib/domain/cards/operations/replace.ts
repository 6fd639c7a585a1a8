import { textOf } from '../../tasks/definition';
import { defineCardTask } from './define-card-task';
import { IDENTITY, NOTE } from './fields';
import { NEW_CARD, newCardInput } from './new-card';

/** Put another card in the place of this one. */
export const replaceTask = defineCardTask({
  id: 'replace',
  version: 1,
  operation: 'replace',
  steps: [IDENTITY, NEW_CARD, { id: 'review', fields: [NOTE] }],
  toInput: (answers) => {
    const { number, ...card } = newCardInput(answers);
    return { ...card, newNumber: number, identityChecked: true, note: textOf(answers, 'note') };
  },
});
