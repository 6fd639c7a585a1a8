import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { Grain } from '@/lib/domain/analytics/periods';
import { lastDayOf, monthOf } from '@/lib/domain/shared/calendar';
import type { RetentionPlan } from './plan';

type Days = { readonly fromOn: string; readonly toOn: string };

const earlier = (one: string, other: string) => (one < other ? one : other);

/** The first day of the period that a column of days is in. */
export function periodOf(read: Read, grain: Grain, day: string): Fragment {
  // By name and not as a parameter: the same expression stands in GROUP BY.
  return read`date_trunc('${read.unsafe(grain)}', ${read.unsafe(day)}::timestamp)::date`;
}

/** What members bought on days of their own, up to the plan's last day. */
function fromPurchases(read: Read, plan: RetentionPlan, { fromOn, toOn }: Days): Fragment {
  return read`
    SELECT member_id, business_date AS on_day, (NOT is_return)::int AS receipts, amount_minor AS revenue_minor, gap_days
    FROM purchases
    WHERE member_id <> 0 AND business_date BETWEEN ${fromOn}::date AND ${earlier(toOn, plan.untilOn)}::date`;
}

/** What members bought, by months; the month that the as-of day cuts is summed from its purchases up to that day. */
function fromMonths(read: Read, plan: RetentionPlan, { fromOn, toOn }: Days): Fragment {
  const last = monthOf(plan.asOfOn);
  const cut = plan.isCut && plan.asOfOn !== lastDayOf(last) ? `${last}-01` : null;
  const whole = read`
    SELECT member_id, month AS on_day, receipts, revenue_minor FROM member_months
    WHERE month BETWEEN ${fromOn}::date AND ${earlier(toOn, `${last}-01`)}::date
      ${cut === null ? read`` : read`AND month < ${cut}::date`}`;
  if (cut === null || cut > toOn) return whole;
  return read`
    ${whole} UNION ALL
    SELECT member_id, ${cut}::date, (count(*) FILTER (WHERE NOT is_return))::int, sum(amount_minor)::bigint
    FROM purchases WHERE member_id <> 0 AND business_date BETWEEN ${cut}::date AND ${plan.asOfOn}::date
    GROUP BY member_id`;
}

/**
 * What members bought between two days: `member_id, on_day, receipts, revenue_minor`. Of months and quarters a day is the first of its
 * month, and a member has one row a month; of weeks a row is a receipt or a return.
 */
export function boughtBetween(read: Read, plan: RetentionPlan, days: Days): Fragment {
  return plan.grain === 'month' || plan.grain === 'quarter'
    ? fromMonths(read, plan, days)
    : fromPurchases(read, plan, days);
}

/**
 * The same, with `is_buyer` in one row of each member and period in which they bought: of months their only one, else that of the first
 * receipt, before which they bought in an earlier period or never, as the days kept with every receipt say.
 */
export function buyingBetween(read: Read, plan: RetentionPlan, days: Days): Fragment {
  if (plan.grain === 'month') {
    return read`SELECT months.*, receipts > 0 AS is_buyer FROM (${fromMonths(read, plan, days)}) months`;
  }
  const period = periodOf(read, plan.grain, 'on_day');
  return read`
    SELECT rows.*, receipts > 0 AND coalesce(on_day - gap_days < ${period}, true) AS is_buyer
    FROM (${fromPurchases(read, plan, days)}) rows`;
}
