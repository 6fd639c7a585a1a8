import { IDENTITY, NOTE } from '../../cards/operations/fields';
import { defineMemberTask } from './define-member-task';

/** Give a membership back to use. */
export const reinstateTask = defineMemberTask({
  id: 'reinstate',
  version: 1,
  operation: 'reinstate',
  steps: [{ ...IDENTITY, fields: [...IDENTITY.fields, NOTE] }],
  toInput: () => ({}),
});
