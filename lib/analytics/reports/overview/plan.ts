import 'server-only';
import {
  type ComparedPeriod,
  comparedPeriod,
  type DayRange,
  lengthOf,
} from '@/lib/domain/analytics/comparison';
import {
  OVERVIEW_DAYS,
  OVERVIEW_MONTHS,
  OVERVIEW_MOST_DAYS,
} from '@/lib/domain/analytics/overview-settings';
import { addDays, addMonths, lastDayOf, monthOf } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import type { AnalyticsState } from '../../analytics-state';
import { asOfDay } from '../../as-of-day';
import type { OverviewParameters } from './spec';

/** The period, what it is compared with, and the months that are shown. Both ends are in. */
export type OverviewPlan = {
  readonly asOfOn: string;
  readonly now: DayRange;
  readonly before: ComparedPeriod;
  /** 'YYYY-MM', oldest first. */
  readonly months: readonly string[];
  readonly unfinishedMonth: string | null;
  /** The first day that any figure needs: a year before the months. */
  readonly firstOn: string;
  readonly timeZone: string;
  /** The day the summary's windows end on. */
  readonly windowsEndOn: string;
  /** The last day that anything is known of. */
  readonly latestOn: string;
};

type State = Pick<AnalyticsState, 'asOfOn' | 'latestOn' | 'timeZone'>;

/** The days of the period. Throws AppError `invalid_input` for one that is upside down, longer than a year or to come. */
function periodOf(parameters: OverviewParameters, state: State): DayRange {
  const to = asOfDay(parameters.asOf, state, state.asOfOn);
  const now = { from: parameters.from ?? addDays(to, 1 - OVERVIEW_DAYS), to };
  const length = lengthOf(now);
  if (length < 1 || length > OVERVIEW_MOST_DAYS) {
    throw new AppError('invalid_input', { fields: ['from'] });
  }
  return now;
}

/** Works out the days. Throws AppError `invalid_input` for a period or days to compare with that nobody can know or that are too many. */
export function planOverview(parameters: OverviewParameters, state: State): OverviewPlan {
  const now = periodOf(parameters, state);
  const before = comparedPeriod(now, {
    against: parameters.vs,
    days: parameters.vsDays,
    isWeekdayMatched: parameters.weekdays === 'matched',
  });
  if (before.to > state.latestOn || lengthOf(before) > OVERVIEW_MOST_DAYS) {
    throw new AppError('invalid_input', { fields: ['vsDays'] });
  }
  const asOfOn = now.to;
  const lastMonth = monthOf(asOfOn);
  const firstMonth = addMonths(lastMonth, 1 - OVERVIEW_MONTHS);
  return {
    asOfOn,
    now,
    before,
    months: Array.from({ length: OVERVIEW_MONTHS }, (_, index) => addMonths(firstMonth, index)),
    unfinishedMonth: asOfOn === lastDayOf(lastMonth) ? null : lastMonth,
    firstOn: `${addMonths(firstMonth, -12)}-01`,
    timeZone: state.timeZone,
    windowsEndOn: state.asOfOn,
    latestOn: state.latestOn,
  };
}

/** Months with figures: those that are shown, and the same a year before. Oldest first. */
export function figureMonths({ months }: OverviewPlan): readonly string[] {
  return [...months.map((month) => addMonths(month, -12)), ...months].filter(
    (month, index, all) => all.indexOf(month) === index,
  );
}

/** The days of a month that are known on the as-of day. */
export function daysOfMonth(month: string, { asOfOn }: OverviewPlan): DayRange {
  const end = lastDayOf(month);
  return { from: `${month}-01`, to: end < asOfOn ? end : asOfOn };
}
