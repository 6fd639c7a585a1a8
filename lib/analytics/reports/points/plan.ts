import 'server-only';
import { addPeriods, periodStart } from '@/lib/domain/analytics/periods';
import type { PointStep } from '@/lib/domain/analytics/points-settings';
import { addDays, addMonths, dayStart, monthOf } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import type { AnalyticsState } from '../../analytics-state';
import { asOfDay } from '../../as-of-day';
import type { PointsParameters } from './spec';

/** More periods than this are refused. */
const MOST_PERIODS = 120;

export type PointsPlan = {
  readonly asOfOn: string;
  readonly step: PointStep;
  /** First day of the first period. */
  readonly from: string;
  /** First days of the periods, oldest first. */
  readonly periods: readonly string[];
  /** The period that the as-of day cuts, or null when it ends one. */
  readonly unfinished: string | null;
  readonly zone: string;
  /** The first moment that is not counted any more. */
  readonly until: Date;
  /** Days after the as-of day may have entries: what stands in accounts and lots is later than the figures. */
  readonly isPast: boolean;
};

/** Steps before the one of the as-of day that a window shows unless told. */
const BACK: Readonly<Record<PointStep, (day: string) => string>> = {
  month: (day) => `${addMonths(monthOf(day), -12)}-01`,
  week: (day) => addDays(day, -25 * 7),
  day: (day) => addDays(day, -30),
};

/**
 * Works out the window and its periods. Throws AppError `invalid_input` when it is upside down, has more than 120 periods, or
 * the as-of day is still to come.
 */
export function planPoints(
  { asOf, from, step }: Pick<PointsParameters, 'asOf' | 'from' | 'step'>,
  state: Pick<AnalyticsState, 'asOfOn' | 'latestOn' | 'timeZone'>,
): PointsPlan {
  const asOfOn = asOfDay(asOf, state, state.latestOn);
  const first = periodStart(from ?? BACK[step](asOfOn), step);
  const periods: string[] = [];
  let next = first;
  for (; next <= asOfOn && periods.length <= MOST_PERIODS; next = addPeriods(next, 1, step)) {
    periods.push(next);
  }
  if (periods.length === 0 || periods.length > MOST_PERIODS) {
    throw new AppError('invalid_input', { fields: ['from'] });
  }
  const last = periods.at(-1) ?? first;
  return {
    asOfOn,
    step,
    from: first,
    periods,
    unfinished: addDays(asOfOn, 1) === next ? null : last,
    zone: state.timeZone,
    until: dayStart(addDays(asOfOn, 1), state.timeZone),
    isPast: asOfOn < state.latestOn,
  };
}
