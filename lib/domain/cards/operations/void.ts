import { defineTask, textOf } from '../../tasks/definition';
import { TYPED_ENDING } from './close';

/** Take back a card that was never used. */
export const voidTask = defineTask({
  id: 'void',
  version: 1,
  operation: 'void',
  steps: [TYPED_ENDING],
  toInput: (answers) => ({ note: textOf(answers, 'note') }),
});
