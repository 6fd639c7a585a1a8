import { z } from 'zod';
import { dayParameter } from '@/lib/domain/analytics/report-parameters';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';

const NEAR_DAYS = 30;
const MOST_NEAR_DAYS = 365;
const MISSING_PERCENT = 10;
const MOST_MISSING_PERCENT = 50;

/** What the report on tiers may be asked: two days between which moves are counted, and what is near. */
export const tiersParameters = z.object({
  from: dayParameter.optional(),
  to: dayParameter.optional(),
  nearDays: z.coerce.number().int().min(1).max(MOST_NEAR_DAYS).default(NEAR_DAYS),
  missingPercent: z.coerce.number().int().min(1).max(MOST_MISSING_PERCENT).default(MISSING_PERCENT),
});

/** Who stands on which tier, who moves, what they spend around it, and who is near another one. */
export const tiersSpec = defineReportSpec({
  id: 'tiers',
  permission: 'analytics.read',
  parameters: tiersParameters,
  facts: [
    ...columns('day', 'asOfOn', 'from', 'to'),
    ...columns('text', 'timeZone'),
    ...columns('count', 'nearDays', 'missingPercent', 'customers', 'movedUp', 'movedDown'),
    ...columns('count', 'losing', 'reaching'),
  ],
  tables: [
    {
      id: 'distribution',
      columns: [
        ...columns('day', 'day'),
        ...columns('text', 'tier'),
        ...columns('count', 'customers'),
      ],
    },
    {
      id: 'moves',
      columns: [...columns('text', 'tierFrom', 'tierTo'), ...columns('count', 'customers')],
    },
    {
      id: 'around',
      columns: [
        ...columns('text', 'direction'),
        ...columns('count', 'customers'),
        ...columns('money', 'spendBeforeMinor', 'spendAfterMinor', 'changeMinor'),
        ...columns('money', 'changeLowMinor', 'changeHighMinor'),
      ],
    },
    {
      id: 'near',
      columns: [...columns('text', 'tier'), ...columns('count', 'losing', 'reaching')],
    },
  ],
});
