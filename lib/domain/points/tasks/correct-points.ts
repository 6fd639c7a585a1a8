import { textOf } from '../../tasks/definition';
import { AMOUNT, amountProblems, definePointsTask } from './by-hand';

/** Why points are corrected; gifts and lost receipts have tasks of their own. */
const REASONS = ['missedEarning', 'wrongAmount', 'wrongMember', 'technicalFault', 'other'] as const;

/** Give points that were due, or take those that were not. */
export const correctPointsTask = definePointsTask({
  id: 'correctPoints',
  steps: [
    {
      id: 'what',
      fields: [
        { id: 'pointsDirection', kind: 'choice', options: () => ['give', 'take'] },
        AMOUNT,
        { id: 'pointsReason', kind: 'choice', options: () => REASONS },
      ],
      check: amountProblems,
    },
    { id: 'proof', fields: [{ id: 'pointsEvidence', kind: 'text', isLong: true }] },
  ],
  toInput: (answers) => ({
    direction: textOf(answers, 'pointsDirection'),
    points: textOf(answers, AMOUNT.id),
    reason: textOf(answers, 'pointsReason'),
    evidence: textOf(answers, 'pointsEvidence'),
  }),
});
