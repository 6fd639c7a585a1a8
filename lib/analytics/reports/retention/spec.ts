import { z } from 'zod';
import {
  dayParameter,
  memberFilterShape,
  monthParameter,
} from '@/lib/domain/analytics/report-parameters';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';
import {
  COHORT_GRAINS,
  COHORT_STARTS,
  DEFAULT_MIN_COHORT,
  RETENTION_METRICS,
} from '@/lib/domain/analytics/retention-settings';

const MAX_COHORT = 1_000_000;
const MAX_CODE = 10;

/** What the retention report may be asked. Without months: the last 12 complete and the current one, 3 of weeks, 27 of quarters. */
export const retentionParameters = z.object({
  grain: z.enum(COHORT_GRAINS).default('month'),
  start: z.enum(COHORT_STARTS).default('purchase'),
  from: monthParameter.optional(),
  to: monthParameter.optional(),
  asOf: dayParameter.optional(),
  metric: z.enum(RETENTION_METRICS).default('share'),
  minCohort: z.coerce.number().int().min(1).max(MAX_COHORT).default(DEFAULT_MIN_COHORT),
  ...memberFilterShape,
  /** Two cohorts to lay beside each other, by their periods; who is not on the table is passed over. */
  a: z.string().max(MAX_CODE).optional(),
  b: z.string().max(MAX_CODE).optional(),
  /** A second filter to compare with: in place of tier, store and format of the first. */
  vsTier: memberFilterShape.tier,
  vsStore: memberFilterShape.store,
  vsStoreFormat: memberFilterShape.storeFormat,
});

export type RetentionParameters = z.output<typeof retentionParameters>;

const cell = [
  ...columns('count', 'customers'),
  ...columns('ratio', 'customersShare'),
  ...columns('money', 'revenueMinor'),
  ...columns('ratio', 'revenueShare'),
  ...columns('count', 'receipts'),
  ...columns('number', 'receiptsEach'),
];

const compared = [
  ...columns('number', 'offset'),
  ...columns('count', 'customers'),
  ...columns('ratio', 'customersShare', 'revenueShare'),
  ...columns('number', 'receiptsEach'),
  ...columns('count', 'customersOther'),
  ...columns('ratio', 'customersShareOther', 'revenueShareOther'),
  ...columns('number', 'receiptsEachOther'),
  ...columns('ratio', 'shareDifference'),
];

/** Cohorts by what their members began with: who and how much came back, period after period. */
export const retentionSpec = defineReportSpec({
  id: 'retention',
  permission: 'analytics.read',
  parameters: retentionParameters,
  facts: [
    ...columns('day', 'asOfOn'),
    ...columns('text', 'grain', 'start', 'a', 'b'),
    ...columns('month', 'from', 'to'),
    ...columns('text', 'timeZone'),
    ...columns('count', 'minCohort', 'customers'),
    ...columns('day', 'lastPurchaseOn'),
  ],
  tables: [
    {
      id: 'cohorts',
      columns: [
        ...columns('text', 'cohort'),
        ...columns('count', 'cohortSize'),
        ...columns('number', 'offset'),
        ...columns('text', 'boughtIn'),
        ...cell,
        ...columns('flag', 'isUnfinished', 'isSmall'),
      ],
    },
    {
      id: 'average',
      columns: [
        ...columns('number', 'offset'),
        ...columns('count', 'cohorts', 'cohortSize'),
        ...cell,
        ...columns('ratio', 'customersShareYearBefore', 'revenueShareYearBefore'),
        ...columns('number', 'receiptsEachYearBefore'),
      ],
    },
    { id: 'pair', columns: compared },
    { id: 'versus', columns: compared },
  ],
});

/** A figure of the report that opens its members. */
export type RetentionCell =
  | { readonly kind: 'all' }
  | { readonly kind: 'cohort'; readonly cohort: string; readonly offset: number }
  | { readonly kind: 'average' | 'versus'; readonly offset: number };

const COHORT = /^(\d{4}-(?:\d{2}(?:-\d{2})?|Q\d))\.(\d{1,3})$/;
const AVERAGE = /^(m|vs)(\d{1,3})$/;

/**
 * Reads `all`, `2025-12.3` (bought in the third month after; `2025-Q4.3` and `2025-12-01.3` of quarters and weeks), `m3` (all
 * cohorts of the average), `vs3` (those of the second filter); else null. Whether there is such a cohort is the report's to say.
 */
export function parseRetentionCell(text: string): RetentionCell | null {
  if (text === 'all') return { kind: 'all' };
  const average = AVERAGE.exec(text);
  if (average) {
    return { kind: average[1] === 'vs' ? 'versus' : 'average', offset: Number(average[2]) };
  }
  const [, cohort, offset] = COHORT.exec(text) ?? [];
  return cohort === undefined ? null : { kind: 'cohort', cohort, offset: Number(offset) };
}
