import { defineTask, textOf } from '../../tasks/definition';
import { THAW_CAUSES } from '../freeze';

/**
 * Let an account go on that was frozen because its books did not agree: asked for by one administrator, agreed to by
 * another. There is no way while the account is not frozen for that, and none while its books still differ.
 */
export const thawTask = defineTask({
  id: 'thaw',
  version: 1,
  about: 'member',
  permission: 'points.thaw',
  reads: 'freeze',
  steps: [
    {
      id: 'cause',
      fields: [
        { id: 'thawCause', kind: 'choice', options: () => THAW_CAUSES },
        { id: 'thawEvidence', kind: 'text', isLong: true },
      ],
    },
  ],
  refusal: ({ freeze }) => {
    if (freeze === undefined || freeze.reason === null) {
      return { code: 'points_refused', reason: 'not_frozen' };
    }
    if (freeze.reason === 'merged') return { code: 'points_refused', reason: 'merged' };
    if (freeze.reason !== 'mismatch') return { code: 'points_refused', reason: 'frozen' };
    return freeze.differs > 0 ? { code: 'points_refused', reason: 'mismatch' } : null;
  },
  needsApproval: () => true,
  toInput: (answers) => ({ cause: textOf(answers, 'thawCause') }),
});
