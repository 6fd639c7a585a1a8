import { z } from 'zod';
import { LOSERS_SHOWN, MOST_LOSERS_SHOWN } from '@/lib/domain/analytics/migration-result';
import { dayParameter } from '@/lib/domain/analytics/report-parameters';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';
import { parseSteps } from '@/lib/domain/tiers/migration/old-discount';

const STEPS_LENGTH = 400;
const MOST_WORTH_MINOR = 1_000_000;
const MOST_PAGES = 20_000;

/** What the replay may be asked: up to which day, by which steps of the old discount, and what a point is worth, in minor units. */
export const migrationParameters = z.object({
  asOf: dayParameter.optional(),
  steps: z
    .string()
    .max(STEPS_LENGTH)
    .refine((text) => parseSteps(text) !== null)
    .optional(),
  pointValue: z.coerce.number().int().min(1).max(MOST_WORTH_MINOR).optional(),
  /** Which losers are named: a page, and how many are on one. */
  page: z.coerce.number().int().min(1).max(MOST_PAGES).default(1),
  most: z.coerce.number().int().min(1).max(MOST_LOSERS_SHOWN).default(LOSERS_SHOWN),
});

/** A year replayed under an old discount and under the programme: who loses, how much, and what makes it good. */
export const migrationSpec = defineReportSpec({
  id: 'migration',
  permission: 'analytics.read',
  parameters: migrationParameters,
  facts: [
    ...columns('day', 'asOfOn', 'from'),
    ...columns('text', 'timeZone', 'steps'),
    ...columns('money', 'pointValueMinor'),
    ...columns('flag', 'hasNoLosers'),
    ...columns('count', 'customers', 'losers', 'winners'),
    ...columns('money', 'discountMinor', 'worthMinor', 'lossMinor'),
    ...columns('points', 'gift'),
    ...columns('money', 'giftCostMinor'),
    ...columns('count', 'raised'),
    ...columns('money', 'raiseCostMinor'),
    ...columns('points', 'restGift'),
  ],
  tables: [
    {
      id: 'losers',
      columns: [
        ...columns('number', 'memberId'),
        ...columns('money', 'discountMinor', 'worthMinor', 'lossMinor'),
        ...columns('points', 'gift'),
        ...columns('text', 'floorTier'),
      ],
    },
    {
      id: 'raises',
      columns: [
        ...columns('text', 'tier'),
        ...columns('count', 'members'),
        ...columns('money', 'costMinor'),
      ],
    },
  ],
});
