import { z } from 'zod';
import { TRIED_LIVES } from '@/lib/domain/analytics/points-settings';
import { dayParameter, pointFilterShape } from '@/lib/domain/analytics/report-parameters';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';

export const pointsLifeParameters = z.object({
  asOf: dayParameter.optional(),
  /** Days that points would live, from the day they can be spent. */
  life: z.enum(TRIED_LIVES).default('180'),
  ...pointFilterShape,
});

export type PointsLifeParameters = z.output<typeof pointsLifeParameters>;

/** What another life of points would have done, replayed on history. */
export const pointsLifeSpec = defineReportSpec({
  id: 'points-life',
  permission: 'analytics.read',
  parameters: pointsLifeParameters,
  facts: [
    ...columns('day', 'asOfOn'),
    ...columns('text', 'life', 'presentLife'),
    ...columns('count', 'accounts', 'looked', 'touched'),
    ...columns('points', 'change', 'changeError', 'spentLate'),
  ],
  tables: [
    {
      id: 'lives',
      columns: [
        ...columns('text', 'life'),
        ...columns('points', 'expired', 'outstanding', 'outstandingInYear'),
      ],
    },
  ],
});
