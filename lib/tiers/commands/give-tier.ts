import 'server-only';
import { z } from 'zod';
import { GIVEN_TIER_REASONS, givenTierRefusal } from '@/lib/domain/tiers/floors';
import { defineCommand } from '@/lib/kernel/command';
import { addFloor, FLOOR_INPUT, refuseTier, remarkInput, tierIdInput } from '../floors/add-floor';

/**
 * Gives an active member a tier up to a day, whatever they buy: none falls below it until then, who earns more goes on up.
 * Carried out by the approval of a second person alone. Throws `own_approval`, `tier_refused` (`lower` when they hold a higher one by
 * now), `member_refused`, `not_found`.
 */
export const giveTier = defineCommand({
  id: 'tiers.give',
  permission: 'tiers.give',
  input: z.object({
    ...FLOOR_INPUT,
    tierId: tierIdInput,
    reason: z.enum(GIVEN_TIER_REASONS),
    remark: remarkInput.default(''),
  }),
  run: async ({ input, ...context }) => {
    const { tierId, untilOn } = input;
    const { floorId, changes } = await addFloor(context, input, {
      kind: 'manual',
      tierOf: (ladder, todayOn) => {
        const refusal = givenTierRefusal(ladder, { tierId, untilOn, todayOn });
        if (refusal !== null) throw refuseTier(refusal);
        return tierId;
      },
    });
    return { result: { floorId }, changes };
  },
});
