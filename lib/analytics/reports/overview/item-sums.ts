import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { DayRange } from '@/lib/domain/analytics/comparison';
import { boughtIn } from './bought-in';
import type { OverviewPlan } from './plan';
import type { OverviewParameters } from './spec';

/** Receipts of members that tell their articles, and the items in them; receipts and items were counted at the same moment. */
export type ItemSum = { readonly receipts: number; readonly items: bigint };

export type ItemSums = {
  readonly now: ItemSum;
  readonly before: ItemSum;
  readonly ofMonth: ReadonlyMap<string, ItemSum>;
  /** When the months of the period were counted last; null: never. */
  readonly countedAt: Date | null;
};

const NOTHING: ItemSum = { receipts: 0, items: 0n };

/** Items of both periods and of every month. */
export async function readItemSums(
  read: Read,
  plan: OverviewPlan,
  parameters: OverviewParameters,
): Promise<ItemSums> {
  const within = ({ from, to }: DayRange): Fragment =>
    read`business_date BETWEEN ${from}::date AND ${to}::date`;
  const sums = (key: Fragment, days: Fragment) => read`
    SELECT ${key} AS key, sum(receipts)::int AS receipts, sum(items)::bigint AS items FROM item_days d
    WHERE NOT is_guest AND ${days} ${boughtIn(read, parameters, read`d.store_id`)} GROUP BY 1`;
  const months = within({ from: plan.firstOn, to: plan.asOfOn });
  const [rows, [counted]] = await Promise.all([
    read<(ItemSum & { key: string })[]>`
      ${sums(read`'now'`, within(plan.now))} UNION ALL ${sums(read`'before'`, within(plan.before))}
      UNION ALL ${sums(read`to_char(date_trunc('month', business_date::timestamp), 'YYYY-MM')`, months)}`,
    read<{ countedAt: Date | null }[]>`
      SELECT min(counted_at) AS "countedAt" FROM item_months
      WHERE month BETWEEN date_trunc('month', ${plan.now.from}::date) AND ${plan.now.to}::date`,
  ]);
  const byKey = new Map(rows.map(({ key, receipts, items }) => [key, { receipts, items }]));
  return {
    now: byKey.get('now') ?? NOTHING,
    before: byKey.get('before') ?? NOTHING,
    ofMonth: byKey,
    countedAt: counted?.countedAt ?? null,
  };
}
