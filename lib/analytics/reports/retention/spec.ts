import { z } from 'zod';
import {
  dayParameter,
  memberFilterShape,
  monthParameter,
} from '@/lib/domain/analytics/report-parameters';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';
import { DEFAULT_MIN_COHORT, RETENTION_METRICS } from '@/lib/domain/analytics/retention-settings';

const MAX_COHORT = 1_000_000;

/** What the retention report may be asked. Without months: the last 12 complete and the current one. */
export const retentionParameters = z.object({
  from: monthParameter.optional(),
  to: monthParameter.optional(),
  asOf: dayParameter.optional(),
  metric: z.enum(RETENTION_METRICS).default('share'),
  minCohort: z.coerce.number().int().min(1).max(MAX_COHORT).default(DEFAULT_MIN_COHORT),
  ...memberFilterShape,
});

export type RetentionParameters = z.output<typeof retentionParameters>;

const cell = [
  ...columns('count', 'customers'),
  ...columns('ratio', 'customersShare'),
  ...columns('money', 'revenueMinor'),
  ...columns('ratio', 'revenueShare'),
];

/** Monthly cohorts by true first purchase: who and how much came back, month after month. */
export const retentionSpec = defineReportSpec({
  id: 'retention',
  permission: 'analytics.read',
  parameters: retentionParameters,
  facts: [
    ...columns('day', 'asOfOn'),
    ...columns('month', 'from', 'to'),
    ...columns('text', 'timeZone'),
    ...columns('count', 'minCohort', 'customers'),
    ...columns('day', 'lastPurchaseOn'),
  ],
  tables: [
    {
      id: 'cohorts',
      columns: [
        ...columns('month', 'cohort'),
        ...columns('count', 'cohortSize'),
        ...columns('number', 'offset'),
        ...columns('month', 'month'),
        ...cell,
        ...columns('flag', 'isUnfinished', 'isSmall'),
      ],
    },
    {
      id: 'average',
      columns: [
        ...columns('number', 'offset'),
        ...columns('count', 'cohorts', 'cohortSize', 'customers'),
        ...columns('ratio', 'customersShare'),
        ...columns('money', 'revenueMinor'),
        ...columns('ratio', 'revenueShare'),
        ...columns('ratio', 'customersShareYearBefore', 'revenueShareYearBefore'),
      ],
    },
  ],
});

/** A figure of the report that opens its members. */
export type RetentionCell =
  | { readonly kind: 'all' }
  | { readonly kind: 'cohort'; readonly cohort: string; readonly offset: number }
  | { readonly kind: 'average'; readonly offset: number };

const COHORT = /^(\d{4}-\d{2})\.(\d{1,3})$/;
const AVERAGE = /^m(\d{1,3})$/;

/** Reads `all`, `2025-12.3` (bought in the third month after), `m3` (all cohorts of the average); else null. */
export function parseRetentionCell(text: string): RetentionCell | null {
  if (text === 'all') return { kind: 'all' };
  const average = AVERAGE.exec(text);
  if (average) return { kind: 'average', offset: Number(average[1]) };
  const [, cohort, offset] = COHORT.exec(text) ?? [];
  if (cohort === undefined || !monthParameter.safeParse(cohort).success) return null;
  return { kind: 'cohort', cohort, offset: Number(offset) };
}
