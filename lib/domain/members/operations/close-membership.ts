import { NOTE } from '../../cards/operations/fields';
import { textOf } from '../../tasks/definition';
import { CLOSE_REASONS } from '../standing';
import { CLOSING_DAYS } from '../transitions';
import { defineMemberTask } from './define-member-task';
import { TYPED_CODE } from './typed-code';

/** End a membership after some days of grace. */
export const closeMembershipTask = defineMemberTask({
  id: 'closeMembership',
  version: 1,
  operation: 'close',
  steps: [
    {
      id: 'cause',
      fields: [{ id: 'closeCause', kind: 'choice', options: () => CLOSE_REASONS }, NOTE],
    },
    TYPED_CODE,
  ],
  toInput: (answers) => ({ reason: textOf(answers, 'closeCause') }),
  slots: () => ({ days: CLOSING_DAYS }),
});
