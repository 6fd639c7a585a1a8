import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { DayRange } from '@/lib/domain/analytics/comparison';
import type { StoreFormat } from '@/lib/domain/purchases/states';
import { boughtIn } from './bought-in';
import type { OverviewPlan } from './plan';
import type { OverviewParameters } from './spec';

/** Receipts and net revenue of a month, of members and of guests. */
export type MonthSum = {
  readonly month: string;
  readonly isGuest: boolean;
  readonly receipts: number;
  readonly revenueMinor: bigint;
};

/** Receipts and net revenue of a store in the period and in the one it is compared with. */
export type StoreSum = {
  readonly storeId: number;
  readonly store: string;
  readonly format: StoreFormat;
  readonly isGuest: boolean;
  readonly receipts: number;
  readonly revenueMinor: bigint;
  readonly receiptsBefore: number;
  readonly revenueBeforeMinor: bigint;
};

const within = (read: Read, { from, to }: DayRange): Fragment =>
  read`business_date BETWEEN ${from}::date AND ${to}::date`;

/** Sums by store and day, those not folded in yet beside them. */
function storeDays(read: Read, days: Fragment, parameters: OverviewParameters): Fragment {
  const of = (table: Fragment) => read`
    SELECT store_id, business_date, is_guest, receipts, revenue_minor FROM ${table} d
    WHERE (${days}) ${boughtIn(read, parameters, read`d.store_id`)}`;
  return read`${of(read`store_days`)} UNION ALL ${of(read`store_day_deltas`)}`;
}

/** Sums of each month up to the as-of day. */
export function readMonthSums(
  read: Read,
  { firstOn, asOfOn }: OverviewPlan,
  parameters: OverviewParameters,
): Promise<MonthSum[]> {
  const days = within(read, { from: firstOn, to: asOfOn });
  return read<MonthSum[]>`
    SELECT to_char(month, 'YYYY-MM') AS month, is_guest AS "isGuest",
           sum(receipts)::int AS receipts, sum(revenue_minor)::bigint AS "revenueMinor"
    FROM (SELECT date_trunc('month', business_date::timestamp) AS month, is_guest, receipts, revenue_minor
          FROM (${storeDays(read, days, parameters)}) days) months
    GROUP BY months.month, is_guest`;
}

/** Sums of each store in both periods. */
export function readStoreSums(
  read: Read,
  { now, before }: OverviewPlan,
  parameters: OverviewParameters,
): Promise<StoreSum[]> {
  const [inNow, inBefore] = [within(read, now), within(read, before)];
  const days = read`${inNow} OR ${inBefore}`;
  return read<StoreSum[]>`
    SELECT store_id AS "storeId", s.name AS store, s.format, d.is_guest AS "isGuest",
           coalesce(sum(d.receipts) FILTER (WHERE ${inNow}), 0)::int AS receipts,
           coalesce(sum(d.revenue_minor) FILTER (WHERE ${inNow}), 0)::bigint AS "revenueMinor",
           coalesce(sum(d.receipts) FILTER (WHERE ${inBefore}), 0)::int AS "receiptsBefore",
           coalesce(sum(d.revenue_minor) FILTER (WHERE ${inBefore}), 0)::bigint AS "revenueBeforeMinor"
    FROM (${storeDays(read, days, parameters)}) d JOIN stores s USING (store_id)
    GROUP BY store_id, s.name, s.format, d.is_guest ORDER BY s.name, store_id`;
}
