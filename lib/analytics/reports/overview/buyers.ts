import 'server-only';
import type { Read } from '@/db/read';
import { type DayRange, lengthOf } from '@/lib/domain/analytics/comparison';
import { BUYERS_MOST_DAYS } from '@/lib/domain/analytics/overview-settings';
import { addDays, lastDayOf, monthOf } from '@/lib/domain/shared/calendar';
import { type BuyerCount, countBetween, hasLaterPurchases, isEverywhere } from './buyer-count';
import type { BuyerMonths } from './buyer-months';
import type { OverviewPlan } from './plan';
import type { OverviewParameters } from './spec';

/** Buyers of the period and of the one it is compared with; null where so many days are not counted. */
export type Buyers = { readonly now: BuyerCount | null; readonly before: BuyerCount | null };

/** Days of the windows of the summary that end on its last day, and before those. */
const WINDOW = 30;

/** Both periods from the windows of member_summary; null where they are other days, or someone bought after their last, for windows know no end. */
async function countInWindows(
  read: Read,
  { now, before, windowsEndOn }: OverviewPlan,
): Promise<Buyers | null> {
  const isLast = now.to === windowsEndOn && now.from === addDays(windowsEndOn, 1 - WINDOW);
  const isBefore =
    before.to === addDays(now.from, -1) && before.from === addDays(now.from, -WINDOW);
  if (!isLast || !isBefore || (await hasLaterPurchases(read, windowsEndOn))) return null;
  const [row] = await read<Record<'is' | 'isRepeat' | 'was' | 'wasRepeat', number>[]>`
    SELECT (count(*) FILTER (WHERE receipts_30 > 0))::int AS "is",
           (count(*) FILTER (WHERE receipts_30 > 0 AND first_purchase_on < ${now.from}::date))::int AS "isRepeat",
           (count(*) FILTER (WHERE receipts_60 > receipts_30))::int AS was,
           (count(*) FILTER (WHERE receipts_60 > receipts_30 AND first_purchase_on < ${before.from}::date))::int
             AS "wasRepeat"
    FROM member_summary WHERE receipts_60 > 0`;
  if (row === undefined) return null;
  return {
    now: { buyers: row.is, repeat: row.isRepeat },
    before: { buyers: row.was, repeat: row.wasRepeat },
  };
}

const isWholeMonth = ({ from, to }: DayRange) =>
  from.endsWith('-01') && to === lastDayOf(monthOf(from));

/**
 * How many members have a receipt in each of the two periods. The windows of the summary know the last 30 days and the 30 before them, the
 * sums of months a whole month; else the claims of receipts are read, over at most 31 days.
 */
export async function countBuyers(
  read: Read,
  { plan, months }: { plan: OverviewPlan; months: BuyerMonths },
  parameters: OverviewParameters,
): Promise<Buyers> {
  const known = isEverywhere(parameters) ? await countInWindows(read, plan) : null;
  if (known !== null) return known;
  const of = async (days: DayRange): Promise<BuyerCount | null> => {
    const kept = isWholeMonth(days) ? months?.get(monthOf(days.from)) : undefined;
    if (kept !== undefined) return kept;
    return lengthOf(days) > BUYERS_MOST_DAYS ? null : countBetween(read, days, parameters);
  };
  const [now, before] = await Promise.all([of(plan.now), of(plan.before)]);
  return { now, before };
}
