import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { DayRange } from '@/lib/domain/analytics/comparison';
import { boughtIn } from './bought-in';
import type { OverviewParameters } from './spec';

/** Members with a receipt, and those of them whose first purchase ever was before the period. */
export type BuyerCount = { readonly buyers: number; readonly repeat: number };

const NOBODY: BuyerCount = { buyers: 0, repeat: 0 };

/** Whether neither a store nor a format is asked for. */
export function isEverywhere({ inStore, inFormat }: OverviewParameters): boolean {
  return inStore === undefined && inFormat === undefined;
}

const claimsOf = (read: Read, { from, to }: DayRange, parameters: OverviewParameters): Fragment =>
  read`c.member_id > 0 AND NOT c.is_return AND c.business_date BETWEEN ${from}::date AND ${to}::date
    ${boughtIn(read, parameters, read`c.store_id`)}`;

/**
 * Buyers between two days in any store: each has one receipt there before which they bought on an earlier day or never, as the days
 * kept with every receipt say. So nobody has to be told from anybody else.
 */
function countFirstReceipts(read: Read, { from, to }: DayRange): Promise<BuyerCount[]> {
  return read<BuyerCount[]>`
    SELECT count(*)::int AS buyers, count(gap_days)::int AS repeat
    FROM purchases
    WHERE member_id > 0 AND NOT is_return AND business_date BETWEEN ${from}::date AND ${to}::date
      AND coalesce(business_date - gap_days < ${from}::date, true)`;
}

/**
 * The same of some stores, from the claims of receipts: they are half as wide as the purchases, and their key begins with the store.
 * Each purchase holds exactly one (the doctor checks it).
 */
function countInStores(
  read: Read,
  days: DayRange,
  parameters: OverviewParameters,
): Promise<BuyerCount[]> {
  return read<BuyerCount[]>`
    SELECT count(*)::int AS buyers,
           (count(*) FILTER (WHERE s.first_purchase_on < ${days.from}::date))::int AS repeat
    FROM (SELECT c.member_id + 0 AS member_id FROM receipt_claims c
          WHERE ${claimsOf(read, days, parameters)} GROUP BY c.member_id + 0) b
    LEFT JOIN member_summary s USING (member_id)`;
}

/** Buyers between two days. */
export async function countBetween(
  read: Read,
  days: DayRange,
  parameters: OverviewParameters,
): Promise<BuyerCount> {
  const [row] = await (isEverywhere(parameters)
    ? countFirstReceipts(read, days)
    : countInStores(read, days, parameters));
  return row ?? NOBODY;
}

/** The same by month, for the receipts of one store: they stand together. */
export function countByMonth(
  read: Read,
  days: DayRange,
  parameters: OverviewParameters,
): Promise<(BuyerCount & { readonly month: string })[]> {
  return read<(BuyerCount & { month: string })[]>`
    SELECT to_char(b.month, 'YYYY-MM') AS month, count(*)::int AS buyers,
           (count(*) FILTER (WHERE s.first_purchase_on < b.month))::int AS repeat
    FROM (SELECT c.member_id + 0 AS member_id, date_trunc('month', c.business_date::timestamp)::date AS month FROM receipt_claims c
          WHERE ${claimsOf(read, days, parameters)} GROUP BY 1, 2) b
    LEFT JOIN member_summary s USING (member_id) GROUP BY b.month`;
}

/** Whether a member bought after the day: then what is kept without an end knows too much. */
export async function hasLaterPurchases(read: Read, day: string): Promise<boolean> {
  const [row] = await read<{ isLater: boolean }[]>`
    SELECT EXISTS (SELECT FROM member_sort_keys WHERE last_purchase_on > ${day}::date) AS "isLater"`;
  return row?.isLater ?? false;
}
