import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { boughtIn } from './bought-in';
import type { OverviewParameters } from './spec';

type Days = { readonly from: string; readonly to: string };

/**
 * Members with a receipt between two days: member_id, receipts, revenue_minor. Grouped by an expression so that
 * whole partitions are read through instead of walking their index.
 */
export function buyersBetween(
  read: Read,
  { from, to }: Days,
  parameters: OverviewParameters,
): Fragment {
  return read`
    SELECT member_id + 0 AS member_id, (count(*) FILTER (WHERE NOT is_return))::int AS receipts,
           sum(amount_minor)::bigint AS revenue_minor
    FROM purchases p
    WHERE member_id > 0 AND business_date BETWEEN ${from}::date AND ${to}::date
      ${boughtIn(read, parameters, read`p.store_id`)}
    GROUP BY member_id + 0 HAVING count(*) FILTER (WHERE NOT is_return) > 0`;
}

/** How many members have a receipt between two days. */
export async function countBuyers(
  read: Read,
  days: Days,
  parameters: OverviewParameters,
): Promise<number> {
  const [row] = await read<{ buyers: number }[]>`
    SELECT count(*)::int AS buyers FROM (${buyersBetween(read, days, parameters)}) b`;
  return row?.buyers ?? 0;
}
