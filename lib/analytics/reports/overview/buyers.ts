import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { storeIs } from '../../member-filter';
import { boughtIn } from './bought-in';
import type { OverviewPlan } from './plan';
import type { OverviewCell, OverviewParameters } from './spec';

type Days = { readonly from: string; readonly to: string };

/**
 * Members with a receipt between two days in stores of a format, or with a return as well when `who` asks for all
 * behind the sums: member_id, receipts, revenue_minor. Grouped by an expression so that whole partitions are read through instead of
 * walking their index.
 */
export function membersBetween(
  read: Read,
  { from, to, who, format }: Days & Pick<OverviewCell, 'who' | 'format'>,
  parameters: OverviewParameters,
): Fragment {
  const inFormat =
    format === null ? read`` : storeIs(read, { storeFormat: format }, read`p.store_id`);
  const isBuyer = read`HAVING count(*) FILTER (WHERE NOT is_return) > 0`;
  return read`
    SELECT member_id + 0 AS member_id, (count(*) FILTER (WHERE NOT is_return))::int AS receipts,
           sum(amount_minor)::bigint AS revenue_minor
    FROM purchases p
    WHERE member_id > 0 AND business_date BETWEEN ${from}::date AND ${to}::date
      ${boughtIn(read, parameters, read`p.store_id`)} ${inFormat}
    GROUP BY member_id + 0 ${who === 'buyers' ? isBuyer : read``}`;
}

/**
 * Buyers between two days, from the claims of their receipts: they are half as wide as the purchases, and their key
 * begins with the store. Each purchase holds exactly one (the doctor checks it).
 */
async function countBetween(
  read: Read,
  { from, to }: Days,
  parameters: OverviewParameters,
): Promise<number> {
  const [row] = await read<{ buyers: number }[]>`
    SELECT count(*)::int AS buyers FROM (
      SELECT c.member_id + 0 FROM receipt_claims c
      WHERE c.member_id > 0 AND NOT c.is_return AND c.business_date BETWEEN ${from}::date AND ${to}::date
        ${boughtIn(read, parameters, read`c.store_id`)}
      GROUP BY c.member_id + 0) b`;
  return row?.buyers ?? 0;
}

/** Buyers of the period and of the one before it. */
export type Buyers = { readonly now: number; readonly before: number };

/** Both from the windows of member_summary; null when someone bought after their last day, for they know no end. */
async function countInWindows(read: Read, { asOfOn }: OverviewPlan): Promise<Buyers | null> {
  const [row] = await read<(Buyers & { isLater: boolean })[]>`
    SELECT (count(*) FILTER (WHERE receipts_30 > 0))::int AS now,
           (count(*) FILTER (WHERE receipts_60 > receipts_30))::int AS before,
           EXISTS (SELECT FROM purchases WHERE business_date > ${asOfOn}::date) AS "isLater"
    FROM member_summary WHERE receipts_60 > 0`;
  return row === undefined || row.isLater ? null : row;
}

/**
 * How many members have a receipt in each of the two periods. On the day that the summary's windows end on, and in
 * all stores, the windows know; else the claims of receipts are read.
 */
export async function countBuyers(
  read: Read,
  { plan, windowsEndOn }: { plan: OverviewPlan; windowsEndOn: string },
  parameters: OverviewParameters,
): Promise<Buyers> {
  const isEverywhere = parameters.inStore === undefined && parameters.inFormat === undefined;
  const known =
    isEverywhere && plan.asOfOn === windowsEndOn ? await countInWindows(read, plan) : null;
  if (known) return known;
  const { from, asOfOn, beforeFrom, beforeTo } = plan;
  const [now, before] = await Promise.all([
    countBetween(read, { from, to: asOfOn }, parameters),
    countBetween(read, { from: beforeFrom, to: beforeTo }, parameters),
  ]);
  return { now, before };
}
