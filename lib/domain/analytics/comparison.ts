import { addDays, addYears, daysBetween } from '../shared/calendar';

/** What a period may be compared with unless days are named. */
export const COMPARISONS = ['previous', 'year'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Days of a period, both in. */
export type DayRange = { readonly from: string; readonly to: string };

/** What a period is compared with, and by how many days that was moved so that both begin on the same weekday. */
export type ComparedPeriod = DayRange & {
  readonly kind: Comparison | 'custom';
  readonly shiftedDays: number;
};

type Asked = {
  readonly against: Comparison;
  /** Named days go before `against`. */
  readonly days?: DayRange | undefined;
  readonly isWeekdayMatched: boolean;
};

const WEEK = 7;
/** No weekday is further than this, to one side or the other. */
const HALF_WEEK = 3;

/** How many days are in a period. */
export function lengthOf({ from, to }: DayRange): number {
  return daysBetween(from, to) + 1;
}

const overlap = (one: DayRange, other: DayRange) => one.from <= other.to && other.from <= one.to;
const moved = ({ from, to }: DayRange, days: number): DayRange => ({
  from: addDays(from, days),
  to: addDays(to, days),
});

/**
 * The days to the nearest start on the weekday of `to`: at most three either way. Days that did not touch the period do not come to touch it:
 * they go a week further back.
 */
function shiftOf(compared: DayRange, period: DayRange): number {
  const ahead = ((daysBetween(compared.from, period.from) % WEEK) + WEEK) % WEEK;
  const nearest = ahead <= HALF_WEEK ? ahead : ahead - WEEK;
  const touches = !overlap(compared, period) && overlap(moved(compared, nearest), period);
  return touches ? nearest - WEEK : nearest;
}

function unmatched(period: DayRange, { against, days }: Asked): DayRange {
  if (days !== undefined) return days;
  if (against === 'previous') return moved(period, -lengthOf(period));
  return { from: addYears(period.from, -1), to: addYears(period.to, -1) };
}

/**
 * The days that a period is compared with: as many just before it, the same days a year before, or named ones. Matched by weekday they
 * begin on the weekday that the period begins on; those of a year before then have as many days as the period, 29 February or not.
 */
export function comparedPeriod(period: DayRange, asked: Asked): ComparedPeriod {
  const kind = asked.days === undefined ? asked.against : 'custom';
  const plain = unmatched(period, asked);
  if (!asked.isWeekdayMatched) return { ...plain, kind, shiftedDays: 0 };
  const shiftedDays = shiftOf(plain, period);
  const from = addDays(plain.from, shiftedDays);
  const length = kind === 'custom' ? lengthOf(plain) : lengthOf(period);
  return { from, to: addDays(from, length - 1), kind, shiftedDays };
}
