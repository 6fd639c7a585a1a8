import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { storeIs } from '../../member-filter';
import { boughtIn } from './bought-in';
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

/** How many members have a receipt between two days. */
export async function countBuyers(
  read: Read,
  days: Days,
  parameters: OverviewParameters,
): Promise<number> {
  const members = membersBetween(read, { ...days, who: 'buyers', format: null }, parameters);
  const [row] = await read<{ buyers: number }[]>`
    SELECT count(*)::int AS buyers FROM (${members}) b`;
  return row?.buyers ?? 0;
}
