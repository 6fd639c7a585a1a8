import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { MigrationPlan } from './plan';

const text = (values: readonly (bigint | number)[]) => values.map(String);

/**
 * What a year of receipts was worth to each member: `member_id, receipts, revenue_minor, discount_minor, points, worth_minor,
 * loss_minor`. Of each receipt the step and the tier are those of what was bought up to the day before it.
 */
export function memberSums(read: Read, plan: MigrationPlan): Fragment {
  const { steps, rates, months, worth, from, asOfOn } = plan;
  const step = (column: Fragment) =>
    read`width_bucket(${column}, ${text(steps.map(({ fromMinor }) => fromMinor))}::bigint[])`;
  const tier = read`width_bucket(window_minor, ${text(rates.map(({ fromMinor }) => fromMinor))}::bigint[])`;
  return read`
    SELECT member_id, receipts, revenue_minor, discount_minor, points,
      div(points * ${String(worth.minor)}::numeric, ${String(worth.hundredths)}::numeric)::bigint AS worth_minor,
      discount_minor - div(points * ${String(worth.minor)}::numeric, ${String(worth.hundredths)}::numeric)::bigint AS loss_minor
    FROM (
      SELECT member_id, count(*) FILTER (WHERE NOT is_return)::int AS receipts, sum(minor)::bigint AS revenue_minor,
        coalesce(sum(minor * (${text(steps.map(({ bps }) => bps))}::bigint[])[${step(read`prior_minor`)}] / 10000), 0)::bigint AS discount_minor,
        coalesce(sum(minor * (${text(rates.map(({ hundredths }) => hundredths))}::bigint[])[${tier}]
          / ((${text(rates.map(({ perMinor }) => perMinor))}::bigint[])[${tier}] * 100) * 100), 0)::bigint AS points
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
      WHERE business_date >= ${from}::date
      GROUP BY member_id
    ) summed`;
}
