import { textOf } from '../../tasks/definition';
import { defineCardTask } from './define-card-task';
import { IDENTITY, NOTE } from './fields';

/** Give a blocked card back to use. */
export const unblockTask = defineCardTask({
  id: 'unblock',
  version: 1,
  operation: 'unblock',
  undoneBy: 'block',
  steps: [{ ...IDENTITY, fields: [...IDENTITY.fields, NOTE] }],
  toInput: (answers) => ({ identityChecked: true, note: textOf(answers, 'note') }),
});
