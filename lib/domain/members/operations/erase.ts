import { textOf } from '../../tasks/definition';
import { ERASE_REASONS } from '../standing';
import { defineMemberTask } from './define-member-task';
import { TYPED_CODE } from './typed-code';

/** Take the personal data of a member out for good. There is no note: it could say whose they were. */
export const eraseTask = defineMemberTask({
  id: 'erase',
  version: 1,
  operation: 'erase',
  steps: [
    {
      id: 'cause',
      fields: [{ id: 'eraseCause', kind: 'choice', options: () => ERASE_REASONS }],
    },
    TYPED_CODE,
  ],
  needsApproval: () => true,
  toInput: (answers) => ({ reason: textOf(answers, 'eraseCause') }),
});
