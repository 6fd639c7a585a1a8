import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { periodCode, periodEnd, periodStart } from '@/lib/domain/analytics/periods';
import type { MemberFilter } from '@/lib/domain/analytics/report-parameters';
import { KEPT_STARTS, type KeptStart } from '@/lib/domain/analytics/retention-settings';
import { monthOf } from '@/lib/domain/shared/calendar';
import { asksForJoining, memberIs, storeIs, tierIs } from '../../member-filter';
import { buyingBetween, periodOf } from './bought';
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

/** What members began with, where sums are kept of it: by month, by tier or by home store. Null: they are not. */
function keptStart({ plan, parameters }: Filtered): KeptStart | null {
  const isKept =
    (plan.grain === 'month' || plan.grain === 'quarter') &&
    !asksForJoining(parameters) &&
    !(parameters.tier && asksForStore(parameters));
  return isKept ? (KEPT_STARTS.find((start) => start === plan.start) ?? null) : null;
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
function cutMonth({ read, plan, parameters }: Filtered, start: KeptStart): Fragment {
  const month = `${monthOf(plan.asOfOn)}-01`;
  const day = startDay(read, start);
  return read`
    SELECT date_trunc('month', ${day})::date AS cohort, ${month}::date AS month,
           (count(*) FILTER (WHERE NOT p.is_return) > 0)::int AS customers,
           (count(*) FILTER (WHERE NOT p.is_return
             AND coalesce(p.business_date - p.gap_days < ${periodStart(month, 'quarter')}::date, true)) > 0)::int AS quarter_customers,
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
function fromKept(context: Filtered, start: KeptStart): Fragment {
  const { read, plan } = context;
  const cohort = periodOf(read, plan.grain, 'cohort');
  const period = periodOf(read, plan.grain, 'month');
  const customers = plan.grain === 'quarter' ? read`quarter_customers` : read`customers`;
  const begun = start === 'purchase' ? read`WHEN cohort = month THEN customers` : read``;
  return read`
    SELECT cohort, period, sum(customers)::int AS customers, sum(receipts)::int AS receipts,
           sum(revenue_minor)::bigint AS "revenueMinor"
    FROM (
      SELECT ${cohort} AS cohort, ${period} AS period,
             CASE WHEN ${period} > ${cohort} THEN ${customers} ${begun} ELSE 0 END AS customers, receipts, revenue_minor
      FROM (${keptMonths(context)} ${plan.isCut ? read`UNION ALL ${cutMonth(context, start)}` : read``}) months
      ${start === 'joined' ? joinedIn(context) : read``}
    ) cells
    WHERE cohort <= ${plan.lastOn}::date GROUP BY cohort, period`;
}

/**
 * One row a cohort and period from what members bought. Who began with a purchase bought in the period they began in; of all others it
 * counts the whole cohort.
 */
function fromMembers(context: Filtered): Fragment {
  const { read, plan } = context;
  const starters = startersIn(context, plan.firstOn, periodEnd(plan.lastOn, plan.grain));
  const toOn = periodEnd(plan.unfinished ?? plan.asOfOn, plan.grain);
  const bought = buyingBetween(read, plan, { fromOn: plan.firstOn, toOn });
  const isOfPurchases = plan.start === 'purchase';
  const sizes = read`
    SELECT cohort, cohort AS period, count(*) AS customers, 0 AS receipts, 0 AS revenue_minor FROM starters GROUP BY cohort
    UNION ALL`;
  return read`
    WITH starters AS ${plan.start === 'card' ? read`MATERIALIZED` : read`NOT MATERIALIZED`} (
      SELECT member_id, ${periodOf(read, plan.grain, 'start_on')} AS cohort FROM (${starters}) began
    )
    SELECT cohort, period, sum(customers)::int AS customers, sum(receipts)::int AS receipts,
           sum(revenue_minor)::bigint AS "revenueMinor"
    FROM (
      ${isOfPurchases ? read`` : sizes}
      SELECT cohort, period, count(*) FILTER (WHERE is_buyer ${isOfPurchases ? read`` : read`AND period > cohort`}) AS customers,
             sum(receipts) AS receipts, sum(revenue_minor) AS revenue_minor
      FROM (
        SELECT t.cohort, ${periodOf(read, plan.grain, 'b.on_day')} AS period, b.is_buyer, b.receipts, b.revenue_minor
        FROM starters t JOIN (${bought}) b USING (member_id) WHERE b.on_day >= t.cohort
      ) rows GROUP BY cohort, period
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
  const kept = keptStart(context);
  const rows = await read<Row[]>`
    SELECT * FROM (${kept === null ? fromMembers(context) : fromKept(context, kept)}) sums ORDER BY cohort, period`;
  return rows.map((row) => ({
    ...row,
    cohort: periodCode(row.cohort, plan.grain),
    period: periodCode(row.period, plan.grain),
    receipts: isWithReceipts ? row.receipts : null,
  }));
}
