import 'server-only';
import { addMonths, lastDayOf, monthOf, monthsBetween } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import type { AnalyticsState } from '../../analytics-state';
import { asOfDay } from '../../as-of-day';
import type { RetentionParameters } from './spec';

/** Months shown when none are asked for: twelve complete ones and the current. */
const DEFAULT_MONTHS = 12;
/** More cohorts than this are refused: ten years. */
const MAX_MONTHS = 120;

/** The cohorts that are shown, 'YYYY-MM', and how far they are followed. */
export type RetentionPlan = {
  readonly from: string;
  readonly to: string;
  readonly asOfOn: string;
  /** The month that the as-of day cuts, null when it ends one. */
  readonly unfinishedMonth: string | null;
  /** That month must be summed from purchases, for the sums by month know later days too. */
  readonly isCut: boolean;
  /** The last day that is counted: the as-of day of a cut month, else the end of its month. */
  readonly untilOn: string;
};

/**
 * Works out cohorts and as-of day. Throws AppError `invalid_input` when the months are upside down or too many, or the
 * day is still to come.
 */
export function planRetention(
  parameters: Pick<RetentionParameters, 'from' | 'to' | 'asOf'>,
  state: Pick<AnalyticsState, 'asOfOn' | 'latestOn'>,
): RetentionPlan {
  const asOfOn = asOfDay(parameters.asOf, state, state.asOfOn);
  const lastMonth = monthOf(asOfOn);
  const to = parameters.to && parameters.to < lastMonth ? parameters.to : lastMonth;
  const from = parameters.from ?? addMonths(to, -DEFAULT_MONTHS);
  const months = monthsBetween(from, to);
  if (months < 0 || months >= MAX_MONTHS)
    throw new AppError('invalid_input', { fields: ['from', 'to'] });
  const isUnfinished = asOfOn !== lastDayOf(lastMonth);
  const isCut = isUnfinished && asOfOn < state.asOfOn;
  return {
    from,
    to,
    asOfOn,
    unfinishedMonth: isUnfinished ? lastMonth : null,
    isCut,
    untilOn: isCut ? asOfOn : lastDayOf(lastMonth),
  };
}

/**
 * The same cohorts a year earlier, followed as far as whole months went then: an unfinished month is in no average,
 * so its purchases need not be read. Null when no whole month is left.
 */
export function yearBefore(
  plan: RetentionPlan,
): Pick<RetentionParameters, 'from' | 'to' | 'asOf'> | null {
  const lastMonth = addMonths(monthOf(plan.asOfOn), plan.unfinishedMonth === null ? -12 : -13);
  const from = addMonths(plan.from, -12);
  if (from > lastMonth) return null;
  return {
    from,
    to: addMonths(plan.to, -12),
    asOf: lastDayOf(lastMonth),
  };
}
