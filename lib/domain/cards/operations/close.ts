import { textOf } from '../../tasks/definition';
import type { TaskSubject } from '../../tasks/subject';
import { defineCardTask } from './define-card-task';
import { NOTE } from './fields';

/** The end of a card's life is typed, not clicked. */
export const TYPED_ENDING = {
  id: 'ending',
  fields: [{ id: 'ending', kind: 'text' }, NOTE],
  check: (answers: Readonly<Record<string, string | boolean>>, { card }: TaskSubject) => {
    const typed = textOf(answers, 'ending');
    return typed === '' || typed === card?.ending
      ? []
      : [{ field: 'ending', problem: 'endingWrong' as const }];
  },
} as const;

/** End the life of a card for good. */
export const closeTask = defineCardTask({
  id: 'close',
  version: 1,
  operation: 'close',
  steps: [TYPED_ENDING],
  toInput: (answers) => ({ note: textOf(answers, 'note') }),
});
