import { textOf } from '../../tasks/definition';
import { TYPED_ENDING } from './close';
import { defineCardTask } from './define-card-task';

/** Take back a printed card that was never used, for somebody else to get. */
export const returnToStockTask = defineCardTask({
  id: 'returnToStock',
  version: 1,
  operation: 'returnToStock',
  steps: [TYPED_ENDING],
  toInput: (answers) => ({ note: textOf(answers, 'note') }),
});
