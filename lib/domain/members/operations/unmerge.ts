import { NOTE } from '../../cards/operations/fields';
import { defineMemberTask } from './define-member-task';

/** Make two members again of one. */
export const unmergeTask = defineMemberTask({
  id: 'unmerge',
  version: 1,
  operation: 'unmerge',
  steps: [
    {
      id: 'why',
      fields: [
        {
          id: 'wrongMerge',
          kind: 'choice',
          options: () => ['twoPeople', 'wrongFields', 'complaint'],
        },
        NOTE,
      ],
    },
  ],
  toInput: () => ({}),
});
