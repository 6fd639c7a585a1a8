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

/** The windows of the summary, by their days. */
const WINDOWS = { 30: 'receipts_30', 60: 'receipts_60', 90: 'receipts_90', 365: 'receipts_365' };
const isWindow = (days: number): days is keyof typeof WINDOWS => days in WINDOWS;
const MONTH = 30;

/** Members of the summary by a condition on it that stands in this file, and the day before which a first purchase is an earlier one. */
type InSummary = { readonly isBuyer: string; readonly sinceOn: string };

/** Counts members of the summary by one condition and by another, in one pass over it; of no condition nobody. */
async function countSummary(
  read: Read,
  nowIn: InSummary | null,
  beforeIn: InSummary | null,
): Promise<Buyers> {
  const counted = (asked: InSummary | null) => {
    if (asked === null) return read`0, 0`;
    const isBuyer = read.unsafe(asked.isBuyer);
    return read`(count(*) FILTER (WHERE ${isBuyer}))::int,
      (count(*) FILTER (WHERE ${isBuyer} AND first_purchase_on < ${asked.sinceOn}::date))::int`;
  };
  const [row] = await read<{ now: number[]; before: number[] }[]>`
    SELECT ARRAY[${counted(nowIn)}] AS now, ARRAY[${counted(beforeIn)}] AS before FROM member_summary`;
  const of = (asked: InSummary | null, counts: readonly number[] | undefined) =>
    asked && { buyers: counts?.[0] ?? 0, repeat: counts?.[1] ?? 0 };
  return { now: of(nowIn, row?.now), before: of(beforeIn, row?.before) };
}

/** Days that the windows of member_summary know: those up to its last day, and of 30 the 30 before. Null: they do not. */
function inWindows(days: DayRange, { windowsEndOn }: OverviewPlan): string | null {
  const length = lengthOf(days);
  if (days.to === windowsEndOn && isWindow(length)) return `${WINDOWS[length]} > 0`;
  const isBefore = days.to === addDays(windowsEndOn, -MONTH) && length === MONTH;
  return isBefore ? 'receipts_60 > receipts_30' : null;
}

const isWholeMonth = ({ from, to }: DayRange) =>
  from.endsWith('-01') && to === lastDayOf(monthOf(from));

/**
 * How many members have a receipt in each of the two periods. The windows of the summary know the last days (while nobody bought after
 * them, for they have no end), the sums of months a whole month; else the claims of receipts are read, over at most 31 days.
 */
export async function countBuyers(
  read: Read,
  { plan, months }: { plan: OverviewPlan; months: BuyerMonths },
  parameters: OverviewParameters,
): Promise<Buyers> {
  const hasWindows =
    isEverywhere(parameters) && !(await hasLaterPurchases(read, plan.windowsEndOn));
  const summaryOf = (days: DayRange): InSummary | null => {
    const isBuyer = hasWindows ? inWindows(days, plan) : null;
    return isBuyer === null ? null : { isBuyer, sinceOn: days.from };
  };
  const [nowIn, beforeIn] = [summaryOf(plan.now), summaryOf(plan.before)];
  const of = async (days: DayRange): Promise<BuyerCount | null> => {
    const kept = isWholeMonth(days) ? months?.get(monthOf(days.from)) : undefined;
    if (kept !== undefined) return kept;
    return lengthOf(days) > BUYERS_MOST_DAYS ? null : countBetween(read, days, parameters);
  };
  const [summed, now, before] = await Promise.all([
    (nowIn ?? beforeIn) ? countSummary(read, nowIn, beforeIn) : { now: null, before: null },
    nowIn ? null : of(plan.now),
    beforeIn ? null : of(plan.before),
  ]);
  return { now: summed.now ?? now, before: summed.before ?? before };
}
