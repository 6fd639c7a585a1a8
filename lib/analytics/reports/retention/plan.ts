import 'server-only';
import {
  addPeriods,
  type Grain,
  periodEnd,
  periodStart,
  periodsBetween,
} from '@/lib/domain/analytics/periods';
import type { CohortStart } from '@/lib/domain/analytics/retention-settings';
import { addDays, addMonths, lastDayOf, monthOf } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import type { AnalyticsState } from '../../analytics-state';
import { asOfDay } from '../../as-of-day';
import type { RetentionParameters } from './spec';

/** Months before the last one that are shown when none are asked for. */
const MONTHS_BACK: Readonly<Record<Grain, number>> = { day: 0, week: 2, month: 12, quarter: 26 };
/** More cohorts than this are refused: ten years of months. */
const MOST_COHORTS = 120;
/** Weeks are summed from purchases: they are not followed further. */
const MOST_WEEKS = 120;
/** A year of weeks: the same weekdays a year before. */
const YEAR_OF_WEEKS_DAYS = 364;

/** The cohorts that are shown, by the first days of their periods, and how far they are followed. */
export type RetentionPlan = {
  readonly grain: Grain;
  readonly start: CohortStart;
  /** Months that the cohorts begin in, 'YYYY-MM'. */
  readonly from: string;
  readonly to: string;
  /** First days of the first and the last cohort. */
  readonly firstOn: string;
  readonly lastOn: string;
  readonly asOfOn: string;
  /** First day of the period that the as-of day cuts, null when it ends one. */
  readonly unfinished: string | null;
  /** That period must be summed from purchases, for the sums by month know later days too. */
  readonly isCut: boolean;
  /** The last day that is counted: the as-of day of a cut period, else the end of its period. */
  readonly untilOn: string;
};

/** What a plan is made of; a length of periods and a beginning that are not told are month and first purchase. */
export type AskedCohorts = Pick<RetentionParameters, 'from' | 'to' | 'asOf'> & {
  readonly grain?: Grain;
  readonly start?: CohortStart;
};

/** The first day of the first period that begins on the day or later. */
function startFrom(day: string, grain: Grain): string {
  const start = periodStart(day, grain);
  // A quarter belongs to the months that are asked for whole, a week to the month it begins in.
  return start === day || grain === 'quarter' ? start : addPeriods(start, 1, grain);
}

/**
 * Works out cohorts and as-of day. Throws AppError `invalid_input` when the months are upside down or too many, or the
 * day is still to come.
 */
export function planRetention(
  { grain = 'month', start = 'purchase', ...asked }: AskedCohorts,
  state: Pick<AnalyticsState, 'asOfOn' | 'latestOn'>,
): RetentionPlan {
  const asOfOn = asOfDay(asked.asOf, state, state.asOfOn);
  const lastMonth = monthOf(asOfOn);
  const isEarlier = asked.to !== undefined && asked.to < lastMonth;
  const toOn = isEarlier ? lastDayOf(asked.to ?? lastMonth) : asOfOn;
  const lastOn = periodStart(toOn, grain);
  const firstOn = startFrom(
    `${asked.from ?? addMonths(monthOf(toOn), -MONTHS_BACK[grain])}-01`,
    grain,
  );
  const cohorts = periodsBetween(firstOn, lastOn, grain) + 1;
  const current = periodStart(asOfOn, grain);
  const followed = grain === 'week' ? periodsBetween(firstOn, current, grain) : 0;
  if (firstOn > lastOn || cohorts > MOST_COHORTS || followed > MOST_WEEKS) {
    throw new AppError('invalid_input', { fields: ['from', 'to'] });
  }
  const isUnfinished = asOfOn !== periodEnd(current, grain);
  const isCut = isUnfinished && asOfOn < state.asOfOn;
  const to = monthOf(grain === 'quarter' ? periodEnd(lastOn, grain) : toOn);
  return {
    ...{ grain, start, firstOn, lastOn, asOfOn, isCut },
    from: asked.from !== undefined && grain !== 'quarter' ? asked.from : monthOf(firstOn),
    to: to < lastMonth ? to : lastMonth,
    unfinished: isUnfinished ? current : null,
    untilOn: isCut ? asOfOn : periodEnd(current, grain),
  };
}

/**
 * The same cohorts a year earlier, followed as far as whole periods went then: an unfinished one is in no average,
 * so its purchases need not be read. Null when no whole period is left.
 */
export function yearBefore(plan: RetentionPlan): AskedCohorts | null {
  const { grain, start } = plan;
  const wholeTo = plan.unfinished === null ? plan.asOfOn : addDays(plan.unfinished, -1);
  const asOf =
    grain === 'week' || grain === 'day'
      ? addDays(wholeTo, -YEAR_OF_WEEKS_DAYS)
      : lastDayOf(addMonths(monthOf(wholeTo), -12));
  const from = addMonths(plan.from, -12);
  if (startFrom(`${from}-01`, grain) > asOf) return null;
  return { grain, start, from, to: addMonths(plan.to, -12), asOf };
}
