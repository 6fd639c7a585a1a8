import { addDays, clockInZone, dayInZone, dayStart, momentInZone } from '../shared/calendar';
import type { MessageSettings } from './message-settings';
import type { HoldReason } from './states';

const MINUTES_AN_HOUR = 60;
const CLOCK_DIGITS = 2;
const DAYS_A_WEEK = 7;

type Quiet = Pick<MessageSettings, 'quietFromMinute' | 'quietUntilMinute'>;

const twoDigits = (number: number) => String(number).padStart(CLOCK_DIGITS, '0');

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock
    .slice(clock.indexOf('T') + 1)
    .split(':')
    .map(Number);
  return hours * MINUTES_AN_HOUR + minutes;
}

function isQuiet(
  minute: number,
  { quietFromMinute: from, quietUntilMinute: until }: Quiet,
): boolean {
  if (from <= until) return minute >= from && minute < until;
  return minute >= from || minute < until;
}

/** The first moment from the given one on that is in no quiet hour of the zone. */
export function quietEndsAt(at: Date, zone: string, quiet: Quiet): Date {
  const clock = clockInZone(at, zone);
  const minute = minuteOf(clock);
  if (!isQuiet(minute, quiet)) return at;
  const { quietUntilMinute: until } = quiet;
  const today = clock.slice(0, clock.indexOf('T'));
  const day = minute < until ? today : addDays(today, 1);
  const hours = twoDigits(Math.floor(until / MINUTES_AN_HOUR));
  return momentInZone(`${day}T${hours}:${twoDigits(until % MINUTES_AN_HOUR)}`, zone) ?? at;
}

/** The Monday that the week of a day begins with. */
export function mondayOf(day: string): string {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + DAYS_A_WEEK - 1) % DAYS_A_WEEK;
  return addDays(day, -sinceMonday);
}

/** How many advertising messages the member got already, on this day of theirs and in this week. */
export type SentSoFar = { readonly today: number; readonly thisWeek: number };

/** What holds an advertising message back, and until when. */
export type Hold = { readonly reason: HoldReason; readonly until: Date };

/**
 * Whether an advertising message goes now: not in quiet hours, and no more in a day and a week than the caps allow, all in the member's
 * zone. Null: it goes. What is held back by a cap waits for the day that it counts for, and that day's quiet hours.
 */
export function holdOf({
  now,
  zone,
  settings,
  sent,
}: {
  readonly now: Date;
  readonly zone: string;
  readonly settings: MessageSettings;
  readonly sent: SentSoFar;
}): Hold | null {
  const today = dayInZone(now, zone);
  const capped = (reason: HoldReason, day: string): Hold => ({
    reason,
    until: quietEndsAt(dayStart(day, zone), zone, settings),
  });
  if (sent.thisWeek >= settings.capAWeek) {
    return capped('capWeek', addDays(mondayOf(today), DAYS_A_WEEK));
  }
  if (sent.today >= settings.capADay) return capped('capDay', addDays(today, 1));
  const until = quietEndsAt(now, zone, settings);
  return until.getTime() === now.getTime() ? null : { reason: 'quietHours', until };
}
