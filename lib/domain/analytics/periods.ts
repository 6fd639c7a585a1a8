import { addDays, addMonths, daysBetween, isDay, monthOf, monthsBetween } from '../shared/calendar';

/** How long a period is. Weeks begin on Monday. */
export const GRAINS = ['day', 'week', 'month', 'quarter'] as const;
export type Grain = (typeof GRAINS)[number];

const MONDAY = 1;
const DAYS: Readonly<Record<'day' | 'week', number>> = { day: 1, week: 7 };
const MONTHS: Readonly<Record<'month' | 'quarter', number>> = { month: 1, quarter: 3 };

const isOfDays = (grain: Grain): grain is 'day' | 'week' => grain === 'day' || grain === 'week';

/** The first day of the period that a day is in. */
export function periodStart(day: string, grain: Grain): string {
  if (isOfDays(grain)) {
    if (grain === 'day') return day;
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return addDays(day, -((weekday - MONDAY + 7) % 7));
  }
  const over = (Number(day.slice(5, 7)) - 1) % MONTHS[grain];
  return `${addMonths(monthOf(day), -over)}-01`;
}

/** The first day of the period so many after one that begins on the day; before it, when the number is negative. */
export function addPeriods(start: string, count: number, grain: Grain): string {
  if (isOfDays(grain)) return addDays(start, count * DAYS[grain]);
  return `${addMonths(monthOf(start), count * MONTHS[grain])}-01`;
}

/** The last day of the period that begins on the day. */
export function periodEnd(start: string, grain: Grain): string {
  return addDays(addPeriods(start, 1, grain), -1);
}

/** Whole periods from the one that begins on the first day to the one that begins on the second. */
export function periodsBetween(from: string, to: string, grain: Grain): number {
  if (isOfDays(grain)) return Math.floor(daysBetween(from, to) / DAYS[grain]);
  return Math.floor(monthsBetween(monthOf(from), monthOf(to)) / MONTHS[grain]);
}

/** How a period is written in addresses and files: '2026-11', '2026-Q4', a week and a day by their first day. */
export function periodCode(start: string, grain: Grain): string {
  if (isOfDays(grain)) return start;
  if (grain === 'month') return monthOf(start);
  return `${start.slice(0, 4)}-Q${(Number(start.slice(5, 7)) + 2) / 3}`;
}

const QUARTER = /^(\d{4})-Q([1-4])$/;
const MONTH = /^\d{4}-\d{2}$/;

function startOfCode(code: string, grain: Grain): string {
  if (isOfDays(grain)) return code;
  if (grain === 'month') return MONTH.test(code) ? `${code}-01` : '';
  const [, year, quarter] = QUARTER.exec(code) ?? [];
  return `${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`;
}

/** The first day of the period that is written so; null when no period of this length is. */
export function parsePeriod(code: string, grain: Grain): string | null {
  const start = startOfCode(code, grain);
  return isDay(start) && periodStart(start, grain) === start ? start : null;
}
