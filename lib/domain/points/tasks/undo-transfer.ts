import { NOTE } from '../../cards/operations/fields';
import { pointsText } from '../../shared/points';
import { defineTask } from '../../tasks/definition';
import { ALONE_AT_ONCE } from '../limits';

/** Move back what was given to another member, while all of it lies there as it came. */
export const undoTransferTask = defineTask({
  id: 'undoTransfer',
  version: 1,
  about: 'member',
  permission: 'points.transfer',
  reads: 'transferred',
  steps: [
    {
      id: 'why',
      fields: [
        {
          id: 'undoTransferCause',
          kind: 'choice',
          options: () => ['wrongReceiver', 'wrongAmount', 'notAsked', 'complaint'],
        },
        NOTE,
      ],
    },
  ],
  refusal: ({ transferred }) => {
    if (transferred === undefined) return { code: 'points_refused', reason: 'no_transfer' };
    if (transferred.refusal !== null) {
      return { code: 'points_refused', reason: transferred.refusal };
    }
    const isTouched = transferred.isTouched || transferred.left === 0n;
    return isTouched ? { code: 'points_refused', reason: 'touched' } : null;
  },
  needsApproval: (_, { transferred }) => (transferred?.points ?? 0n) > ALONE_AT_ONCE,
  toInput: (_, { transferred }) => ({
    points: transferred === undefined ? '0' : pointsText(transferred.points),
  }),
  slots: (_, { transferred }) => ({
    points: Number(transferred?.left ?? 0n) / 100,
    other: transferred?.other ?? '',
    isChosen: transferred === undefined ? 'no' : 'yes',
  }),
});
