import { NOTE } from '../../cards/operations/fields';
import { defineTask, textOf } from '../../tasks/definition';
import { FLOOR_END_CAUSES } from '../floors';

/** Take back a tier that was given, or its extension: today is its last day. Begun from the task that gave it. */
export const endFloorTask = defineTask({
  id: 'endFloor',
  version: 1,
  about: 'member',
  permission: 'tiers.give',
  reads: 'floor',
  steps: [
    {
      id: 'why',
      fields: [{ id: 'endFloorCause', kind: 'choice', options: () => FLOOR_END_CAUSES }, NOTE],
    },
  ],
  refusal: ({ floor }) => {
    if (floor === undefined) return { code: 'tier_refused', reason: 'no_floor' };
    return floor.isOver ? { code: 'tier_refused', reason: 'floor_over' } : null;
  },
  needsApproval: () => false,
  toInput: (answers) => ({ cause: textOf(answers, 'endFloorCause') }),
  slots: (_, { floor }) => ({
    tier: floor ?? '',
    hasTier: floor === undefined ? 'no' : 'yes',
  }),
});
