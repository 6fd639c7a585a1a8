import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { periodCode, periodEnd } from '@/lib/domain/analytics/periods';
import type { MemberFilter } from '@/lib/domain/analytics/report-parameters';
import { KEPT_STARTS } from '@/lib/domain/analytics/retention-settings';
import { monthOf } from '@/lib/domain/shared/calendar';
import { asksForJoining, memberIs, storeIs, tierIs } from '../../member-filter';
import { boughtBetween, periodOf } from './bought';
import type { RetentionPlan } from './plan';
import type { RetentionParameters } from './spec';
import { startDay, startersIn } from './starters';

/** People and money of one cohort in one period; periods are written as `periodCode` does. */
export type CohortPeriod = {
  readonly cohort: string;
  readonly period: string;
  readonly customers: number;
  /** Null: not asked for. */
  readonly receipts: number | null;
  readonly revenueMinor: bigint;
};

type Filtered = {
  readonly read: Read;
  readonly plan: RetentionPlan;
  readonly parameters: RetentionParameters;
};

const asksForStore = ({ store, storeFormat }: MemberFilter) => Boolean(store || storeFormat);

/**
 * Sums are kept by month, of those who began with a purchase or by joining, by tier or by home store. A quarter that the as-of day cuts
 * is not the sum of its months.
 */
function isKept({ plan, parameters }: Filtered): boolean {
  const isKeptGrain = plan.grain === 'month' || (plan.grain === 'quarter' && !plan.isCut);
  return (
    isKeptGrain &&
    KEPT_STARTS.some((start) => start === plan.start) &&
    !asksForJoining(parameters) &&
    !(parameters.tier && asksForStore(parameters))
  );
}

/** Whole months from the sums by home store or by tier; those not folded in yet are read beside them. */
function keptMonths({ read, plan, parameters }: Filtered): Fragment {
  const last = `${monthOf(plan.asOfOn)}-01`;
  const before = plan.isCut
    ? read`AND c.month < ${last}::date`
    : read`AND c.month <= ${last}::date`;
  const narrowed = asksForStore(parameters)
    ? storeIs(read, parameters, read`c.home_store_id`)
    : tierIs(read, parameters, read`c.tier_id`);
  const of = (table: Fragment, began: Fragment) => read`
    SELECT ${began} AS cohort, month, customers, quarter_customers, receipts, revenue_minor FROM ${table} c
    WHERE ${began} BETWEEN ${plan.firstOn}::date AND ${periodEnd(plan.lastOn, plan.grain)}::date ${before} ${narrowed}`;
  const cells = asksForStore(parameters) ? read`cohort_cells` : read`cohort_tier_cells`;
  const noted = plan.start === 'joined' ? read`c.joined` : read`c.cohort`;
  return read`
    ${of(cells, read`c.cohort`)} AND start = ${plan.start}
    UNION ALL ${of(read`cohort_deltas`, noted)}`;
}

/** The month that the as-of day cuts, from its purchases up to that day. */
function cutMonth({ read, plan, parameters }: Filtered): Fragment {
  const month = `${monthOf(plan.asOfOn)}-01`;
  const day = startDay(read, plan.start);
  return read`
    SELECT date_trunc('month', ${day})::date AS cohort, ${month}::date AS month,
           (count(*) FILTER (WHERE NOT p.is_return) > 0)::int AS customers, 0 AS quarter_customers,
           (count(*) FILTER (WHERE NOT p.is_return))::int AS receipts, sum(p.amount_minor) AS revenue_minor
    FROM purchases p JOIN member_summary s USING (member_id)
    WHERE p.business_date BETWEEN ${month}::date AND ${plan.asOfOn}::date
      AND ${day} BETWEEN ${plan.firstOn}::date AND ${plan.asOfOn}::date
      ${memberIs(read, parameters)}
    GROUP BY s.member_id, ${day}`;
}

/** How many joined in each period: their cohort is everybody, whether they bought or not. */
function joinedIn(context: Filtered): Fragment {
  const { read, plan } = context;
  return read`
    UNION ALL
    SELECT cohort, cohort, count(*), 0, 0 FROM (
      SELECT ${periodOf(read, plan.grain, 'start_on')} AS cohort
      FROM (${startersIn(context, plan.firstOn, periodEnd(plan.lastOn, plan.grain))}) began
    ) joined GROUP BY cohort`;
}

/** One row a cohort and period from sums that are kept: who began with a purchase has one in the month they began in. */
function fromKept(context: Filtered): Fragment {
  const { read, plan } = context;
  const cohort = periodOf(read, plan.grain, 'cohort');
  const period = periodOf(read, plan.grain, 'month');
  const customers = plan.grain === 'quarter' ? read`quarter_customers` : read`customers`;
  const begun = plan.start === 'purchase' ? read`WHEN cohort = month THEN customers` : read``;
  return read`
    SELECT cohort, period, sum(customers)::int AS customers, sum(receipts)::int AS receipts,
           sum(revenue_minor)::bigint AS "revenueMinor"
    FROM (
      SELECT ${cohort} AS cohort, ${period} AS period,
             CASE WHEN ${period} > ${cohort} THEN ${customers} ${begun} ELSE 0 END AS customers, receipts, revenue_minor
      FROM (${keptMonths(context)} ${plan.isCut ? read`UNION ALL ${cutMonth(context)}` : read``}) months
      ${plan.start === 'joined' ? joinedIn(context) : read``}
    ) cells
    WHERE cohort <= ${plan.lastOn}::date GROUP BY cohort, period`;
}

/** What each member bought in each period from their own cohort on. */
function boughtByEach({ read, plan }: Filtered): Fragment {
  const toOn = periodEnd(plan.unfinished ?? plan.asOfOn, plan.grain);
  const bought = boughtBetween(read, plan, { fromOn: plan.firstOn, toOn });
  const rows = read`
    SELECT t.member_id, t.cohort, ${periodOf(read, plan.grain, 'b.on_day')} AS period, b.receipts, b.revenue_minor
    FROM starters t JOIN (${bought}) b USING (member_id) WHERE b.on_day >= t.cohort`;
  if (plan.grain === 'month') return rows;
  return read`
    SELECT member_id, cohort, period, sum(receipts)::int AS receipts, sum(revenue_minor)::bigint AS revenue_minor
    FROM (${rows}) days GROUP BY member_id, cohort, period`;
}

/** One row a cohort and period from what each member bought; period 0 is the whole cohort, whether they bought in it or not. */
function fromMembers(context: Filtered): Fragment {
  const { read, plan } = context;
  const starters = startersIn(context, plan.firstOn, periodEnd(plan.lastOn, plan.grain));
  return read`
    WITH starters AS NOT MATERIALIZED (
      SELECT member_id, ${periodOf(read, plan.grain, 'start_on')} AS cohort FROM (${starters}) began
    )
    SELECT cohort, period, sum(customers)::int AS customers, sum(receipts)::int AS receipts,
           sum(revenue_minor)::bigint AS "revenueMinor"
    FROM (
      SELECT cohort, cohort AS period, count(*)::int AS customers, 0 AS receipts, 0::bigint AS revenue_minor
      FROM starters GROUP BY cohort
      UNION ALL
      SELECT cohort, period, (receipts > 0 AND period > cohort)::int, receipts, revenue_minor
      FROM (${boughtByEach(context)}) bought
    ) cells
    GROUP BY cohort, period`;
}

type Row = Omit<CohortPeriod, 'revenueMinor'> & { readonly revenueMinor: bigint };

/** Sums of every cohort and period that the plan covers, oldest cohort first. */
export async function readCohortPeriods(
  read: Read,
  plan: RetentionPlan,
  parameters: RetentionParameters,
): Promise<readonly CohortPeriod[]> {
  const context = { read, plan, parameters };
  const isWithReceipts = parameters.metric === 'receipts';
  const rows = await read<Row[]>`
    SELECT * FROM (${isKept(context) ? fromKept(context) : fromMembers(context)}) sums ORDER BY cohort, period`;
  return rows.map((row) => ({
    ...row,
    cohort: periodCode(row.cohort, plan.grain),
    period: periodCode(row.period, plan.grain),
    receipts: isWithReceipts ? row.receipts : null,
  }));
}
