import { addDays, addMonths, addYears, isDay, lastDayOf, monthOf } from '../shared/calendar';
import type { Ladder, LadderWindow } from './ladder';

/** The same day so many months on; where a month has no such day, its last one. */
export function addMonthsToDay(day: string, months: number): string {
  const month = addMonths(monthOf(day), months);
  const same = `${month}${day.slice(7)}`;
  return isDay(same) ? same : lastDayOf(month);
}

/** The year of membership that a day is in: its first day. 29 February begins on 28 February in common years. */
function anniversaryBefore(joinedOn: string, on: string): string {
  const years = Number(on.slice(0, 4)) - Number(joinedOn.slice(0, 4));
  const thisYear = addYears(joinedOn, years);
  return thisYear <= on ? thisYear : addYears(joinedOn, years - 1);
}

/** First day of the window that is measured up to a day, for a member who joined on a day. */
export function windowStart(window: LadderWindow, on: string, joinedOn: string): string {
  if (window.kind === 'calendarYear') return `${on.slice(0, 4)}-01-01`;
  if (window.kind === 'anniversary') return anniversaryBefore(joinedOn, on);
  return addDays(addMonthsToDay(on, -window.months), 1);
}

/** Last day of the period that a day is in, or of a later one. A rolling period begins on the day itself. */
export function periodEnd(
  window: LadderWindow,
  on: string,
  { joinedOn, later = 0 }: { readonly joinedOn: string; readonly later?: number },
): string {
  if (window.kind === 'rolling') {
    return addDays(addMonthsToDay(on, window.months * (later + 1)), -1);
  }
  if (window.kind === 'calendarYear') return `${Number(on.slice(0, 4)) + later}-12-31`;
  const begun = anniversaryBefore(joinedOn, on);
  const years = Number(begun.slice(0, 4)) - Number(joinedOn.slice(0, 4)) + later + 1;
  return addDays(addYears(joinedOn, years), -1);
}

/** Last day on which a tier that is reached on a day holds without being proven again; null: it is judged every night. */
export function validUntil(
  { window, validity }: Pick<Ladder, 'window' | 'validity'>,
  on: string,
  joinedOn: string,
): string | null {
  if (validity === 'window') return null;
  return periodEnd(window, on, { joinedOn, later: validity === 'nextPeriod' ? 1 : 0 });
}

/**
 * First day of what the night before `night` measures, up to the day before it. Tiers that hold only to the end of their own
 * period begin a new one from nothing: on its first night that window is empty and its first day is the night's.
 */
export function nightWindowStart(
  { window, validity }: Pick<Ladder, 'window' | 'validity'>,
  night: string,
  joinedOn: string,
): string {
  const isAnew = validity === 'thisPeriod' && window.kind !== 'rolling';
  return windowStart(window, isAnew ? night : addDays(night, -1), joinedOn);
}
