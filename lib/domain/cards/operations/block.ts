import { textOf } from '../../tasks/definition';
import { decide } from '../may-do';
import { BLOCK_REASONS } from '../states';
import { defineCardTask } from './define-card-task';
import { NOTE } from './fields';

/** Stop a card. One question, so the last button stands beside it: whoever lost a card is in a hurry. */
export const blockTask = defineCardTask({
  id: 'block',
  version: 1,
  operation: 'block',
  undoneBy: 'unblock',
  steps: [
    {
      id: 'reason',
      fields: [
        {
          id: 'reason',
          kind: 'choice',
          options: ({ card }) =>
            BLOCK_REASONS.filter(
              (blockReason) =>
                card !== null && 'transition' in decide(card, 'block', { blockReason, checks: [] }),
            ),
        },
        NOTE,
      ],
    },
  ],
  toInput: (answers) => ({ reason: textOf(answers, 'reason'), note: textOf(answers, 'note') }),
});
