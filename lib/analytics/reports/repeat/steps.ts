import 'server-only';
import type { Fragment } from '@/db/read';
import { REPEAT_DAYS } from '@/lib/domain/analytics/repeat-settings';
import { type CohortContext, startedIn } from '../retention/starters';

/** Columns of member_summary with the days of the first purchases; two receipts of one day are one purchase. */
export const STEP_COLUMNS = [
  'first_purchase_on',
  'second_purchase_on',
  'third_purchase_on',
  'fourth_purchase_on',
  'fifth_purchase_on',
] as const;

/** Members who stand at a step alike: had their 90 days for the next purchase or not, and made it in so many days. */
export type StepCount = {
  readonly step: number;
  readonly hadTime: boolean;
  /** Null: not within 90 days, or not up to the as-of day. */
  readonly daysToNext: number | null;
  readonly customers: number;
};

/** Condition on member_summary `s`: the step was reached up to the as-of day. */
export function hasReached({ read, plan }: CohortContext, step: number): Fragment {
  const column = read.unsafe(`s.${STEP_COLUMNS[step - 1] ?? 'first_purchase_on'}`);
  return read`coalesce(${column} <= ${plan.untilOn}::date, false)`;
}

/** Members of the plan's cohorts by step and days to the next: one pass over member_summary. */
export function countSteps(context: CohortContext): Promise<readonly StepCount[]> {
  const { read, plan } = context;
  const way = STEP_COLUMNS.map(
    (column, at) => `(${at + 1}, s.${column}, s.${STEP_COLUMNS[at + 1] ?? 'fifth_purchase_on'})`,
  ).join(', ');
  return read<StepCount[]>`
    SELECT step::int, had_time AS "hadTime", days_to_next AS "daysToNext", count(*)::int AS customers
    FROM (
      SELECT step, on_day <= ${plan.asOfOn}::date - ${REPEAT_DAYS}::int AS had_time,
             CASE WHEN next_on <= ${plan.untilOn}::date AND next_on - on_day <= ${REPEAT_DAYS}
               THEN next_on - on_day END AS days_to_next
      FROM member_summary s CROSS JOIN LATERAL (VALUES ${read.unsafe(way)}) way(step, on_day, next_on)
      WHERE ${startedIn(context, plan.from, plan.to)} AND on_day <= ${plan.untilOn}::date
    ) steps
    GROUP BY step, had_time, days_to_next`;
}
