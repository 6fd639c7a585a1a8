import { textOf } from '../../tasks/definition';
import { TYPED_ENDING } from './close';
import { defineCardTask } from './define-card-task';

/** Take back a card that was never used. */
export const voidTask = defineCardTask({
  id: 'void',
  version: 1,
  operation: 'void',
  steps: [TYPED_ENDING],
  toInput: (answers) => ({ note: textOf(answers, 'note') }),
});
