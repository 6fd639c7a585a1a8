import { textOf } from '../../tasks/definition';
import { AMOUNT, amountProblems, definePointsTask } from './by-hand';

/** Give points as an apology or a thank-you. */
export const goodwillTask = definePointsTask({
  id: 'goodwill',
  steps: [
    {
      id: 'gift',
      fields: [AMOUNT, { id: 'giftReason', kind: 'text', isLong: true }],
      check: amountProblems,
    },
  ],
  toInput: (answers) => ({
    direction: 'give',
    points: textOf(answers, AMOUNT.id),
    reason: 'goodwill',
    evidence: textOf(answers, 'giftReason'),
  }),
});
