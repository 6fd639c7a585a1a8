import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { MigrationPlan } from './plan';

const text = (values: readonly (bigint | number)[]) => values.map(String);

/**
 * What a year of receipts was worth to each member: `member_id, receipts, revenue_minor, discount_minor, points, worth_minor,
 * loss_minor`, with the step that they end the year on, counted from 1, and what the points would be worth if they had stood one step
 * above it all along: `step, raised_minor`. Of each receipt the step and the tier are those of what was bought up to the day before it.
 */
export function memberSums(read: Read, plan: MigrationPlan): Fragment {
  const { steps, rates, months, worth, from, asOfOn } = plan;
  const discountStep = read`width_bucket(prior_minor, ${text(steps.map(({ fromMinor }) => fromMinor))}::bigint[])`;
  const tierStep = (column: Fragment) =>
    read`width_bucket(${column}, ${text(rates.map(({ fromMinor }) => fromMinor))}::bigint[])`;
  const points = (step: Fragment) => read`
    coalesce(sum(minor * (${text(rates.map(({ hundredths }) => hundredths))}::bigint[])[${step}]
      / ((${text(rates.map(({ perMinor }) => perMinor))}::bigint[])[${step}] * 100) * 100), 0)::bigint`;
  const worthOf = (column: Fragment) =>
    read`div(${column} * ${String(worth.minor)}::numeric, ${String(worth.hundredths)}::numeric)::bigint`;
  return read`
    SELECT member_id, receipts, revenue_minor, discount_minor, points, step,
      ${worthOf(read`points`)} AS worth_minor, discount_minor - ${worthOf(read`points`)} AS loss_minor,
      CASE WHEN step < ${rates.length}::int THEN ${worthOf(read`raised_points`)} END AS raised_minor
    FROM (
      SELECT member_id, step, count(*) FILTER (WHERE NOT is_return)::int AS receipts, sum(minor)::bigint AS revenue_minor,
        coalesce(sum(minor * (${text(steps.map(({ bps }) => bps))}::bigint[])[${discountStep}] / 10000), 0)::bigint AS discount_minor,
        ${points(tierStep(read`window_minor`))} AS points,
        ${points(read`greatest(${tierStep(read`window_minor`)}, step + 1)`)} AS raised_points
      FROM (
        SELECT bought.*, ${tierStep(read`coalesce(sum(minor) FILTER (WHERE business_date > (${asOfOn}::date - make_interval(months => ${months}::int))::date)
          OVER (PARTITION BY member_id), 0)::bigint`)} AS step
        FROM (
          SELECT p.member_id, p.business_date, p.is_return, p.amount_minor - p.returned_minor AS minor,
            coalesce(sum(p.amount_minor - p.returned_minor) OVER (PARTITION BY p.member_id ORDER BY p.business_date
              RANGE BETWEEN interval '365 days' PRECEDING AND interval '1 day' PRECEDING), 0)::bigint AS prior_minor,
            coalesce(sum(p.amount_minor - p.returned_minor) OVER (PARTITION BY p.member_id ORDER BY p.business_date
              RANGE BETWEEN make_interval(months => ${months}::int) PRECEDING AND interval '1 day' PRECEDING), 0)::bigint AS window_minor
          FROM purchases p
          WHERE p.member_id <> 0 AND p.revises_id IS NULL AND p.business_date <= ${asOfOn}::date
            AND p.business_date >= least(${from}::date - 365, (${from}::date - make_interval(months => ${months}::int))::date)
        ) bought
      ) placed
      WHERE business_date >= ${from}::date
      GROUP BY member_id, step
    ) summed`;
}

/** Whether a loser loses nothing on the tier one step above their own. */
export const isMadeWhole = (read: Read): Fragment =>
  read`loss_minor > 0 AND raised_minor >= discount_minor`;
