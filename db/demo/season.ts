import { monthOf, weekdayOf } from './day';

/** How busy a month is against the average one: December peaks, July and August dip. */
const MONTH_WEIGHT = [
  0.9, 0.93, 1.04, 0.99, 0.99, 0.93, 0.82, 0.85, 0.99, 1.01, 1.07, 1.42,
] as const;

/** Monday to Sunday. */
const WEEKDAY_WEIGHT = [0.82, 0.84, 0.88, 0.95, 1.15, 1.3, 1.06] as const;

const MOST = Math.max(...MONTH_WEIGHT) * Math.max(...WEEKDAY_WEIGHT);
const pull = new Map<number, number>();
const pace = new Map<number, number>();

function remembered(of: Map<number, number>, day: number, compute: () => number): number {
  const known = of.get(day);
  if (known !== undefined) return known;
  const value = compute();
  of.set(day, value);
  return value;
}

/** Probability, in (0, 1], that a planned visit happens on this day rather than on a later one. */
export function pullOf(day: number): number {
  return remembered(pull, day, () => (paceOf(day) * (WEEKDAY_WEIGHT[weekdayOf(day)] ?? 1)) / MOST);
}

/** How much quicker than usual members come back in this day's month. */
export function paceOf(day: number): number {
  return remembered(pace, day, () => MONTH_WEIGHT[monthOf(day)] ?? 1);
}
