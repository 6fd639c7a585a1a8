import 'server-only';
import type { Read } from '@/db/read';
import {
  type BuyerCount,
  countBetween,
  countByMonth,
  hasLaterPurchases,
  isEverywhere,
} from './buyer-count';
import { daysOfMonth, type OverviewPlan } from './plan';
import type { OverviewParameters } from './spec';

/** Buyers by month; null: of the stores of a format nobody keeps them, and counting them would take too long. */
export type BuyerMonths = ReadonlyMap<string, BuyerCount> | null;

/** Whole months from the sums of cohorts: who bought, and who belongs to an earlier cohort. */
function fromCells(read: Read, { firstOn, asOfOn }: OverviewPlan) {
  return read<(BuyerCount & { month: string })[]>`
    SELECT to_char(month, 'YYYY-MM') AS month, sum(customers)::int AS buyers,
           coalesce(sum(customers) FILTER (WHERE cohort < month), 0)::int AS repeat
    FROM (SELECT cohort, month, customers FROM cohort_tier_cells WHERE start = 'purchase' UNION ALL
          SELECT cohort, month, customers FROM cohort_deltas) cells
    WHERE month BETWEEN ${firstOn}::date AND ${asOfOn}::date GROUP BY month`;
}

/** Members with a receipt in each month up to the as-of day, and those of them who had bought before it. */
export async function readBuyerMonths(
  read: Read,
  plan: OverviewPlan,
  parameters: OverviewParameters,
): Promise<BuyerMonths> {
  const { firstOn, asOfOn, unfinishedMonth } = plan;
  if (!isEverywhere(parameters)) {
    if (parameters.inStore === undefined) return null;
    const rows = await countByMonth(read, { from: firstOn, to: asOfOn }, parameters);
    return new Map(rows.map((row) => [row.month, row]));
  }
  const rows = await fromCells(read, plan);
  const months = new Map(rows.map((row) => [row.month, row as BuyerCount]));
  if (unfinishedMonth !== null && (await hasLaterPurchases(read, asOfOn))) {
    const known = daysOfMonth(unfinishedMonth, plan);
    months.set(unfinishedMonth, await countBetween(read, known, parameters));
  }
  return months;
}
