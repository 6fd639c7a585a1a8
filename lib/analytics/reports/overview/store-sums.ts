import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { boughtIn } from './bought-in';
import type { OverviewParameters } from './spec';

/** Receipts and net revenue of a month, of members and of guests. */
export type MonthSum = {
  readonly month: string;
  readonly isGuest: boolean;
  readonly receipts: number;
  readonly revenueMinor: bigint;
};

/** Receipts and net revenue of a format in the period and in the one before. */
export type FormatSum = {
  readonly format: string;
  readonly isGuest: boolean;
  readonly stores: number;
  readonly receipts: number;
  readonly revenueMinor: bigint;
  readonly receiptsBefore: number;
  readonly revenueBeforeMinor: bigint;
};

type Days = { readonly from: string; readonly to: string };

/** Sums by store and day, those not folded in yet beside them. */
function storeDays(read: Read, { from, to }: Days, parameters: OverviewParameters): Fragment {
  const of = (table: Fragment) => read`
    SELECT store_id, business_date, is_guest, receipts, revenue_minor FROM ${table} d
    WHERE business_date BETWEEN ${from}::date AND ${to}::date
      ${boughtIn(read, parameters, read`d.store_id`)}`;
  return read`${of(read`store_days`)} UNION ALL ${of(read`store_day_deltas`)}`;
}

/** Sums of each month between two days. */
export function readMonthSums(
  read: Read,
  days: Days,
  parameters: OverviewParameters,
): Promise<MonthSum[]> {
  return read<MonthSum[]>`
    SELECT to_char(date_trunc('month', business_date), 'YYYY-MM') AS month, is_guest AS "isGuest",
           sum(receipts)::int AS receipts, sum(revenue_minor)::bigint AS "revenueMinor"
    FROM (${storeDays(read, days, parameters)}) days GROUP BY 1, 2`;
}

/** Sums of each format; `middle` is the first day of the later period. */
export function readFormatSums(
  read: Read,
  { from, middle, to }: Days & { readonly middle: string },
  parameters: OverviewParameters,
): Promise<FormatSum[]> {
  return read<FormatSum[]>`
    SELECT s.format, d.is_guest AS "isGuest",
           (count(DISTINCT s.store_id) FILTER (WHERE d.business_date >= ${middle}::date AND d.receipts > 0))::int
             AS stores,
           coalesce(sum(d.receipts) FILTER (WHERE d.business_date >= ${middle}::date), 0)::int AS receipts,
           coalesce(sum(d.revenue_minor) FILTER (WHERE d.business_date >= ${middle}::date), 0)::bigint
             AS "revenueMinor",
           coalesce(sum(d.receipts) FILTER (WHERE d.business_date < ${middle}::date), 0)::int AS "receiptsBefore",
           coalesce(sum(d.revenue_minor) FILTER (WHERE d.business_date < ${middle}::date), 0)::bigint
             AS "revenueBeforeMinor"
    FROM (${storeDays(read, { from, to }, parameters)}) d JOIN stores s USING (store_id)
    GROUP BY s.format, d.is_guest`;
}
