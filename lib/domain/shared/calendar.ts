/**
 * Calendar days are 'YYYY-MM-DD' strings, months 'YYYY-MM'; both sort as text and carry no zone.
 * The zone enters only where a moment becomes a day.
 */
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function dayFormatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

/** The calendar day that the moment falls on in the zone (IANA name). */
export function dayInZone(at: Date, zone: string): string {
  return dayFormatter(zone).format(at);
}

const CLOCK = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockFormatter(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  clocks.set(zone, made);
  return made;
}

/** What calendar and clock of the zone (IANA name) show at the moment: '2026-11-21T09:42'. */
export function clockInZone(at: Date, zone: string): string {
  return clockFormatter(zone).format(at).replace(' ', 'T');
}

/**
 * The moment at which calendar and clock of the zone show '2026-11-21T09:42'; null when the text is none. Of an hour
 * that comes twice the first is meant; one that is left out is taken as if it were not.
 */
export function momentInZone(text: string, zone: string): Date | null {
  const [, day = '', hours, minutes] = CLOCK.exec(text) ?? [];
  if (!isDay(day) || Number(hours) > 23 || Number(minutes) > 59) return null;
  const asUtc = Date.parse(`${text}:00Z`);
  const shownAt = (ms: number) => Date.parse(`${clockInZone(new Date(ms), zone)}:00Z`);
  // The offset of a day before comes first: where the clock is put back, that is the earlier of the two.
  const guesses = [asUtc - MS_PER_DAY, asUtc + MS_PER_DAY].map((ms) => asUtc - (shownAt(ms) - ms));
  const found = guesses.find((ms) => shownAt(ms) === asUtc) ?? guesses[0] ?? asUtc;
  return new Date(found);
}

const starts = new Map<string, number>();
const MOST_STARTS = 2_000;

/** No zone is further from UTC. */
const MOST_ZONE_MS = 15 * 3_600_000;

/**
 * The first moment of the day in the zone: midnight, or when the clocks skip midnight, the moment they jump to. A day ends
 * where the next begins, so that no day has a last millisecond to forget.
 */
export function dayStart(day: string, zone: string): Date {
  const name = `${zone} ${day}`;
  const known = starts.get(name);
  if (known !== undefined) return new Date(known);
  if (starts.size >= MOST_STARTS) starts.clear();
  const found = findDayStart(day, zone);
  starts.set(name, found.getTime());
  return found;
}

function findDayStart(day: string, zone: string): Date {
  const aroundMs = Date.parse(`${day}T00:00:00Z`);
  let beforeMs = aroundMs - MOST_ZONE_MS;
  let fromMs = aroundMs + MOST_ZONE_MS;
  while (fromMs - beforeMs > 1) {
    const middleMs = Math.floor((beforeMs + fromMs) / 2);
    if (dayInZone(new Date(middleMs), zone) >= day) fromMs = middleMs;
    else beforeMs = middleMs;
  }
  return new Date(fromMs);
}

/** Days of a month, 1 to 12; 0 of a month that there is not. */
function monthLength(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether the text is a real calendar day: 2023-02-29 is not. */
export function isDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text) ?? [];
  return Number(day) >= 1 && Number(day) <= monthLength(Number(year), Number(month));
}

/** Days that every month has. */
const SHORTEST_MONTH = 28;

/** Day plus a number of days, which may be negative. Within a month no calendar is asked: most steps are of one day. */
export function addDays(day: string, days: number): string {
  const date = Number(day.slice(8)) + days;
  if (date > 0 && date <= SHORTEST_MONTH && day.length === 10) {
    return `${day.slice(0, 8)}${date < 10 ? '0' : ''}${date}`;
  }
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toJSON().slice(0, 10);
}

/** Whole days from the first to the second. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}

/** 'YYYY-MM' of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** Month plus a number of months, which may be negative. */
export function addMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Whole months from the first to the second. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 1] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 1] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
}

/** Last day of a month: 2024-02 is 2024-02-29. */
export function lastDayOf(month: string): string {
  return addDays(`${addMonths(month, 1)}-01`, -1);
}

/** The same day so many years on; 29 February is 28 February where there is none. */
export function addYears(day: string, years: number): string {
  const month = addMonths(monthOf(day), years * 12);
  const same = `${month}${day.slice(7)}`;
  return isDay(same) ? same : lastDayOf(month);
}
