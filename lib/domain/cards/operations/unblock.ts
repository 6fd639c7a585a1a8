import { defineTask, textOf } from '../../tasks/definition';
import { IDENTITY, NOTE } from './fields';

/** Give a blocked card back to use. */
export const unblockTask = defineTask({
  id: 'unblock',
  version: 1,
  operation: 'unblock',
  steps: [{ ...IDENTITY, fields: [...IDENTITY.fields, NOTE] }],
  toInput: (answers) => ({ identityChecked: true, note: textOf(answers, 'note') }),
});
