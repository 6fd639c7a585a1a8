import { z } from 'zod';
import { CHURN_BY, DEFAULT_CHURN_DAYS } from '@/lib/domain/analytics/churn-result';
import { LAPSED_LONG_GAPS } from '@/lib/domain/analytics/lifecycle';
import {
  dayParameter,
  memberFilterShape,
  monthParameter,
} from '@/lib/domain/analytics/report-parameters';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';
import { COHORT_GRAINS } from '@/lib/domain/analytics/retention-settings';

const MOST_DAYS = 730;
const MOST_TIMES = 5;

/** What the report may be asked: months as retention takes them, and the silence that counts as lost. */
export const churnParameters = z.object({
  grain: z.enum(COHORT_GRAINS).default('month'),
  from: monthParameter.optional(),
  to: monthParameter.optional(),
  asOf: dayParameter.optional(),
  churnBy: z.enum(CHURN_BY).default('days'),
  /** Days of silence, of `days`. */
  churnDays: z.coerce.number().int().min(1).max(MOST_DAYS).default(DEFAULT_CHURN_DAYS),
  /** Own long gaps of silence, of `rhythm`. */
  churnTimes: z.coerce.number().int().min(1).max(MOST_TIMES).default(LAPSED_LONG_GAPS),
  ...memberFilterShape,
});

export type ChurnParameters = z.output<typeof churnParameters>;

/** Who was active as each period began, who was lost in it and who came. */
export const churnSpec = defineReportSpec({
  id: 'churn',
  permission: 'analytics.read',
  parameters: churnParameters,
  facts: [
    ...columns('day', 'asOfOn'),
    ...columns('text', 'grain'),
    ...columns('month', 'from', 'to'),
    ...columns('text', 'timeZone', 'by'),
    ...columns('count', 'days', 'times', 'active'),
    ...columns('ratio', 'churnRate'),
  ],
  tables: [
    {
      id: 'periods',
      columns: [
        ...columns('text', 'period'),
        ...columns('count', 'activeBefore', 'lost', 'stayed'),
        ...columns('ratio', 'churnRate'),
        ...columns('count', 'cameBack', 'cameFirst', 'active'),
        ...columns('flag', 'isUnfinished'),
      ],
    },
  ],
});

export const CHURN_FIGURES = ['before', 'lost', 'stayed', 'back', 'first', 'active'] as const;
export type ChurnFigure = (typeof CHURN_FIGURES)[number];

const CELL = /^([a-z]+)-(\d{4}-(?:\d{2}(?:-\d{2})?|Q\d))$/;

/** Reads `lost-2026-10` and the other figures of a period; null when it is none. */
export function parseChurnCell(
  text: string,
): { readonly figure: ChurnFigure; readonly period: string } | null {
  const [, name, period] = CELL.exec(text) ?? [];
  const figure = CHURN_FIGURES.find((one) => one === name);
  return figure === undefined || period === undefined ? null : { figure, period };
}
