import { NOTE } from '../../cards/operations/fields';
import { textOf } from '../../tasks/definition';
import { SUSPEND_REASONS } from '../standing';
import { defineMemberTask } from './define-member-task';

/** Stop a membership until it is looked into. */
export const suspendTask = defineMemberTask({
  id: 'suspend',
  version: 1,
  operation: 'suspend',
  undoneBy: 'reinstate',
  steps: [
    {
      id: 'cause',
      fields: [{ id: 'cause', kind: 'choice', options: () => SUSPEND_REASONS }, NOTE],
    },
  ],
  toInput: (answers) => ({ reason: textOf(answers, 'cause') }),
});
