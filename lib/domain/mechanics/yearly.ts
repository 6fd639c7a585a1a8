import { z } from 'zod';
import { addDays, addYears } from '../shared/calendar';
import { type OccasionClause, say, sayCount, sayWhen } from './clauses';

/** Days that come every year, and windows around them that may lie over New Year. */
export const LEAP_DAYS = ['feb28', 'mar1'] as const;
export type LeapDay = (typeof LEAP_DAYS)[number];

const MOST_AROUND_DAYS = 60;
const around = z.number().int().min(0).max(MOST_AROUND_DAYS).default(0);

/** How far before and after its day something is given, and which day stands for 29 February in common years. */
export const yearlyShape = {
  daysBefore: around,
  daysAfter: around,
  leapDay: z.enum(LEAP_DAYS).default('feb28'),
};
type Yearly = {
  readonly daysBefore: number;
  readonly daysAfter: number;
  readonly leapDay: LeapDay;
};

/** A day so many years on: the real one in leap years, in others what the setting says of 29 February. */
export function yearsOn(day: string, years: number, leapDay: LeapDay): string {
  const same = addYears(day, years);
  const isMoved = leapDay === 'mar1' && same.slice(5) !== day.slice(5);
  return isMoved ? addDays(same, 1) : same;
}

/** The days around a day. */
export function windowAround(day: string, { daysBefore, daysAfter }: Yearly) {
  return { dueOn: addDays(day, -daysBefore), untilOn: addDays(day, daysAfter) };
}

/** How many years on a day the windows around it can meet the days from one to another, at most the last first year on. */
export function yearsMeeting(
  day: string,
  days: { readonly fromOn: string; readonly throughOn: string },
): readonly number[] {
  const year = (on: string) => Number(on.slice(0, 4));
  const first = Math.max(1, year(addDays(days.fromOn, -MOST_AROUND_DAYS)) - year(day));
  const last = year(addDays(days.throughOn, MOST_AROUND_DAYS)) - year(day);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/** The window around a day that comes every year. */
export function tellYearly({ daysBefore, daysAfter, leapDay }: Yearly): readonly OccasionClause[] {
  return [
    ...sayWhen(daysBefore > 0, sayCount('mechanic.before', daysBefore)),
    ...sayWhen(daysAfter > 0, sayCount('mechanic.after', daysAfter)),
    say(`mechanic.leapDay.${leapDay}`),
  ];
}
