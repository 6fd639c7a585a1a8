import { z } from 'zod';
import { listSlot } from '../../rules/sentences/sentence';
import { say } from '../clauses';
import { defineKind, happened, within } from '../occurrence';
import { TIMES } from './activity';

const MOST_TIER_ID = 32_767;
const MOST_LISTED = 50;

/** A gift for entering a tier from below: of the ones that are named. */
export const tierEntry = defineKind({
  id: 'tierEntry',
  wakes: 'tier',
  reads: ['tiers'],
  schema: z.strictObject({
    is: z.literal('tierEntry'),
    tierIds: z.array(z.number().int().min(1).max(MOST_TIER_ID)).min(1).max(MOST_LISTED),
    /** For each tier: the first time, the first in a calendar year, or each time. */
    times: z.enum(TIMES).default('once'),
  }),
  tell: ({ tierIds, times }) => [
    say('mechanic.tierEntry', { tiers: listSlot('tier', tierIds, 'or') }),
    say(`mechanic.times.${times}`),
  ],
  occurrences: ({ tierIds, times }, { tiers }, days) =>
    within(
      tiers
        .filter(({ tierId, isHigher }) => isHigher && tierIds.includes(tierId))
        .map(({ tierId, on }) => {
          const part = { once: '', yearly: `.${on.slice(0, 4)}`, always: `.${on}` };
          return happened(`${tierId}${part[times]}`, on);
        }),
      days,
    ),
});
