import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { MemberFilter } from '@/lib/domain/analytics/report-parameters';
import { asksForJoining, memberIs, storeIs, tierIs } from '../../member-filter';
import type { RetentionPlan } from './plan';

/** People with a receipt in the month, and the month's net revenue, of one cohort. Months are 'YYYY-MM'. */
export type CohortMonth = {
  readonly cohort: string;
  readonly month: string;
  readonly customers: number;
  readonly revenueMinor: bigint;
};

const firstDay = (month: string) => `${month}-01`;

type Filtered = {
  readonly read: Read;
  readonly plan: RetentionPlan;
  readonly filter: MemberFilter;
  /** The months that are whole. */
  readonly before: Fragment;
};

const asksForStore = ({ store, storeFormat }: MemberFilter) => Boolean(store || storeFormat);

/** Whole months from the sums by home store or by tier; those not folded in yet are read beside them. */
function fromCells({ read, plan, filter, before }: Filtered): Fragment {
  const narrowed = asksForStore(filter)
    ? storeIs(read, filter, read`c.home_store_id`)
    : tierIs(read, filter, read`c.tier_id`);
  const of = (table: Fragment) => read`
    SELECT cohort, month, customers, revenue_minor FROM ${table} c
    WHERE cohort BETWEEN ${firstDay(plan.from)}::date AND ${firstDay(plan.to)}::date ${before} ${narrowed}`;
  const cells = asksForStore(filter) ? read`cohort_cells` : read`cohort_tier_cells`;
  return read`${of(cells)} UNION ALL ${of(read`cohort_deltas`)}`;
}

/** Whole months from each member's own months, for filters that the sums do not know. */
function fromMembers({ read, plan, filter, before }: Filtered): Fragment {
  return read`
    SELECT c.cohort, c.month, (c.receipts > 0)::int AS customers, c.revenue_minor
    FROM member_months c JOIN member_summary s USING (member_id)
    WHERE c.cohort BETWEEN ${firstDay(plan.from)}::date AND ${firstDay(plan.to)}::date ${before}
      ${memberIs(read, filter)}`;
}

/** The month that the as-of day cuts, from its purchases up to that day. */
function fromPurchases(
  read: Read,
  plan: RetentionPlan,
  filter: MemberFilter,
  month: string,
): Fragment {
  return read`
    SELECT date_trunc('month', s.first_purchase_on)::date AS cohort, ${firstDay(month)}::date AS month,
           (count(*) FILTER (WHERE NOT p.is_return) > 0)::int AS customers,
           sum(p.amount_minor) AS revenue_minor
    FROM purchases p JOIN member_summary s USING (member_id)
    WHERE p.business_date BETWEEN ${firstDay(month)}::date AND ${plan.asOfOn}::date
      AND s.first_purchase_on BETWEEN ${firstDay(plan.from)}::date AND ${plan.asOfOn}::date
      ${memberIs(read, filter)}
    GROUP BY s.member_id, s.first_purchase_on`;
}

/** Sums of every cohort and month that the plan covers, oldest cohort first. */
export async function readCohortMonths(
  read: Read,
  plan: RetentionPlan,
  filter: MemberFilter,
): Promise<readonly CohortMonth[]> {
  const lastMonth = plan.asOfOn.slice(0, 7);
  const before = plan.isCut
    ? read`AND c.month < ${firstDay(lastMonth)}::date`
    : read`AND c.month <= ${firstDay(lastMonth)}::date`;
  const filtered = { read, plan, filter, before };
  const isSummed = !asksForJoining(filter) && !(filter.tier && asksForStore(filter));
  const whole = isSummed ? fromCells(filtered) : fromMembers(filtered);
  const rows = plan.isCut
    ? read`${whole} UNION ALL ${fromPurchases(read, plan, filter, lastMonth)}`
    : whole;
  return read<CohortMonth[]>`
    SELECT to_char(cohort, 'YYYY-MM') AS cohort, to_char(month, 'YYYY-MM') AS month,
           sum(customers)::int AS customers, sum(revenue_minor)::bigint AS "revenueMinor"
    FROM (${rows}) cells
    WHERE cohort <= ${firstDay(plan.to)}::date
    GROUP BY cells.cohort, cells.month ORDER BY cells.cohort, cells.month`;
}
