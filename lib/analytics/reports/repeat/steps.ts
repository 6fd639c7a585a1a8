import 'server-only';
import type { Fragment } from '@/db/read';
import { type CohortContext, starters } from '../retention/starters';
import { REPEAT_STEPS } from './spec';

/**
 * The CTEs `starters` and `steps`: each day of purchase of a member who started in the plan's months, numbered, with
 * the day of the next one. Two receipts of one day are one purchase: the second is no return.
 */
export function stepCtes(context: CohortContext): Fragment {
  const { read, plan } = context;
  return read`
    starters AS MATERIALIZED (${starters(context)}),
    steps AS MATERIALIZED (
      SELECT member_id, step, on_day, next_day - on_day AS days_to_next FROM (
        SELECT member_id, business_date AS on_day,
               row_number() OVER days AS step, lead(business_date) OVER days AS next_day
        FROM (
          SELECT DISTINCT p.member_id, p.business_date
          FROM purchases p JOIN starters USING (member_id)
          WHERE NOT p.is_return AND p.business_date BETWEEN ${`${plan.from}-01`}::date AND ${plan.untilOn}::date
        ) d
        WINDOW days AS (PARTITION BY member_id ORDER BY business_date)
      ) numbered
      WHERE step <= ${REPEAT_STEPS}
    )`;
}
