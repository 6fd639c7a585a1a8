import { textOf } from '../../tasks/definition';
import { defineCardTask } from './define-card-task';
import { IDENTITY, NOTE } from './fields';
import { newCardInput, newCardStep } from './new-card';

/** Put another card in the place of this one. */
export const replaceTask = defineCardTask({
  id: 'replace',
  version: 1,
  givesCard: true,
  operation: 'replace',
  steps: [IDENTITY, newCardStep('replace'), { id: 'review', fields: [NOTE] }],
  toInput: (answers, subject) => {
    const { number, ...card } = newCardInput(answers, subject);
    return { ...card, newNumber: number, identityChecked: true, note: textOf(answers, 'note') };
  },
});
