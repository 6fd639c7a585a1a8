/**
 * Calendar days as whole numbers of days since 1970-01-01: the generator adds and compares millions
 * of them. They become the project's 'YYYY-MM-DD' text at the edge, through a table.
 */
const DAY_MS = 86_400_000;
const texts = new Map<number, string>();

/** 'YYYY-MM-DD' to days since 1970-01-01. */
export function dayNumber(on: string): number {
  const moment = Date.parse(`${on}T00:00:00Z`);
  if (Number.isNaN(moment)) throw new Error(`Not a calendar day: ${on}`);
  return moment / DAY_MS;
}

/** Days since 1970-01-01 to 'YYYY-MM-DD'. */
export function dayText(day: number): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
  texts.set(day, text);
  return text;
}

/** 0 Monday ... 6 Sunday (1970-01-01 was a Thursday). */
export function weekdayOf(day: number): number {
  return (day + 3) % 7;
}

/** 0 January ... 11 December. */
export function monthOf(day: number): number {
  return Number(dayText(day).slice(5, 7)) - 1;
}

/** First and last day of the demo history, as day numbers. */
export interface DemoSpan {
  readonly from: number;
  readonly to: number;
}

/** A moment of the demo: a day and a second of it, by the clock of the programme. */
export interface DemoMoment {
  readonly day: number;
  readonly second: number;
}
