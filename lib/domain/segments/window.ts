import { addDays, addMonths, addYears, lastDayOf, monthOf } from '../shared/calendar';
import type { Window } from './slots';

/** The first and the last day, both included; null: without that end. */
export type DayRange = { readonly from: string | null; readonly to: string | null };

const DAYS_IN_WEEK = 7;
const LEAP_DAY = '02-29';

/** The same day so many months before; the last of its month where that month has no such day. */
export function monthsBefore(day: string, months: number): string {
  const month = addMonths(monthOf(day), -months);
  const same = `${month}-${day.slice(8)}`;
  const last = lastDayOf(month);
  return same < last ? same : last;
}

/** The days that a window means on a day. The last 60 days begin 59 days ago: who bought 60 days ago is not in them. */
export function windowDays(window: Window, todayOn: string): DayRange {
  switch (window.kind) {
    case 'last': {
      const { count, unit } = window;
      const before =
        unit === 'month'
          ? monthsBefore(todayOn, count)
          : addDays(todayOn, -count * (unit === 'week' ? DAYS_IN_WEEK : 1));
      return { from: addDays(before, 1), to: todayOn };
    }
    case 'ago':
      return {
        from: window.from === undefined ? null : addDays(todayOn, -window.from),
        to: addDays(todayOn, -window.to),
      };
    case 'days':
      return { from: window.from ?? null, to: window.to ?? null };
  }
}

/** Month and day as one number, 229 for 29 February: the way birthdays are kept. */
const monthDay = (day: string): number => Number(day.slice(5, 7)) * 100 + Number(day.slice(8));

/**
 * Birthdays that fall on today or one of the days after it, across New Year, as month and day. In a common year those of
 * 29 February fall on the 28th.
 */
export function birthdaysWithin(todayOn: string, days: number): readonly number[] {
  const found = new Set<number>();
  for (let ahead = 0; ahead <= days && ahead <= 366; ahead += 1) {
    const day = addDays(todayOn, ahead);
    found.add(monthDay(day));
    if (day.endsWith('-02-28') && !addDays(day, 1).endsWith(LEAP_DAY)) found.add(229);
  }
  return [...found];
}

/** The last day of birth of those who are so many years old on the day: everybody born later is younger. */
export function latestBirthOf(years: number, todayOn: string): string {
  return addYears(todayOn, -years);
}
