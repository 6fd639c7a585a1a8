import 'server-only';
import { z } from 'zod';
import { EXTENSION_REASONS, extensionRefusal, heldTier } from '@/lib/domain/tiers/floors';
import { defineCommand } from '@/lib/kernel/command';
import { addFloor, FLOOR_INPUT, refuseTier, remarkInput } from '../floors/add-floor';

/**
 * Lets an active member hold the tier that they have up to a day, whatever they buy. Carried out by the approval of a second
 * person alone, and of the tier as it is then. Throws `own_approval`, `tier_refused`, `member_refused`, `not_found`.
 */
export const extendTier = defineCommand({
  id: 'tiers.extend',
  permission: 'tiers.give',
  input: z.object({
    ...FLOOR_INPUT,
    reason: z.enum(EXTENSION_REASONS),
    remark: remarkInput.min(1),
  }),
  run: async ({ input, ...context }) => {
    const { untilOn } = input;
    const { floorId, changes } = await addFloor(context, input, {
      kind: 'extension',
      tierOf: (ladder, todayOn) => {
        const refusal = extensionRefusal(ladder, { untilOn, todayOn });
        if (refusal !== null) throw refuseTier(refusal);
        const held = ladder === undefined ? null : heldTier(ladder);
        if (held === null) throw refuseTier('nothing_to_extend');
        return held.tierId;
      },
    });
    return { result: { floorId }, changes };
  },
});
