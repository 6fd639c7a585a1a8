import 'server-only';
import { addDays, addMonths, lastDayOf, monthOf } from '@/lib/domain/shared/calendar';
import { OVERVIEW_DAYS, OVERVIEW_MONTHS } from './spec';

/** The period, the one before it, and the months that are shown. Both ends are in. */
export type OverviewPlan = {
  readonly asOfOn: string;
  readonly from: string;
  readonly beforeFrom: string;
  readonly beforeTo: string;
  /** 'YYYY-MM', oldest first. */
  readonly months: readonly string[];
  readonly unfinishedMonth: string | null;
};

/** Works out the days around the as-of day. */
export function planOverview(asOfOn: string): OverviewPlan {
  const lastMonth = monthOf(asOfOn);
  return {
    asOfOn,
    from: addDays(asOfOn, 1 - OVERVIEW_DAYS),
    beforeFrom: addDays(asOfOn, 1 - 2 * OVERVIEW_DAYS),
    beforeTo: addDays(asOfOn, -OVERVIEW_DAYS),
    months: Array.from({ length: OVERVIEW_MONTHS }, (_, index) =>
      addMonths(lastMonth, index + 1 - OVERVIEW_MONTHS),
    ),
    unfinishedMonth: asOfOn === lastDayOf(lastMonth) ? null : lastMonth,
  };
}
