import 'server-only';
import type { Fragment } from '@/db/read';
import { type CohortContext, startedIn } from '../retention/starters';
import { REPEAT_STEPS } from './spec';

/**
 * The CTE `steps`: each day of purchase of a member who started in the plan's months, numbered, with
 * the days to the next one. Two receipts of one day are one purchase: a receipt with a gap of 0 days is passed over,
 * which spares the sort that DISTINCT would cost. Members are joined as a table, not as a CTE, so that the join runs
 * in parallel.
 */
export function stepsCte(context: CohortContext): Fragment {
  const { read, plan } = context;
  return read`
    steps AS MATERIALIZED (
      SELECT member_id, step, on_day, days_to_next FROM (
        SELECT p.member_id, p.business_date AS on_day, row_number() OVER days AS step,
               lead(p.gap_days) OVER days AS days_to_next
        FROM purchases p JOIN member_summary s ON s.member_id = p.member_id
        WHERE ${startedIn(context, plan.from, plan.to)} AND NOT p.is_return AND p.gap_days IS DISTINCT FROM 0
          AND p.business_date BETWEEN ${`${plan.from}-01`}::date AND ${plan.untilOn}::date
        WINDOW days AS (PARTITION BY p.member_id ORDER BY p.business_date)
      ) numbered
      WHERE step <= ${REPEAT_STEPS}
    )`;
}
