import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { DayRange } from '@/lib/domain/analytics/comparison';
import { storeIs } from '../../member-filter';
import { boughtIn } from './bought-in';
import type { OverviewCell, OverviewParameters } from './spec';

type Cell = Pick<OverviewCell, 'who' | 'format' | 'storeId'>;

/**
 * Members with a receipt between two days in the stores of a cell, or with a return as well when it asks for all behind the sums:
 * member_id, receipts, revenue_minor. Grouped by an expression so that whole partitions are read through instead of walking their index.
 */
export function membersBetween(
  read: Read,
  { from, to, who, format, storeId }: DayRange & Cell,
  parameters: OverviewParameters,
): Fragment {
  const place = storeIs(
    read,
    { storeFormat: format ?? undefined, store: storeId ?? undefined },
    read`p.store_id`,
  );
  const isBuyer = read`HAVING count(*) FILTER (WHERE NOT is_return) > 0`;
  const members = read`
    SELECT member_id + 0 AS member_id, (count(*) FILTER (WHERE NOT is_return))::int AS receipts,
           sum(amount_minor)::bigint AS revenue_minor
    FROM purchases p
    WHERE member_id > 0 AND business_date BETWEEN ${from}::date AND ${to}::date
      ${boughtIn(read, parameters, read`p.store_id`)} ${place}
    GROUP BY member_id + 0 ${who === 'sums' ? read`` : isBuyer}`;
  if (who !== 'repeat') return members;
  return read`
    SELECT b.member_id, b.receipts, b.revenue_minor FROM (${members}) b
    JOIN member_summary s ON s.member_id = b.member_id AND s.first_purchase_on < ${from}::date`;
}
