import { addDays, dayInZone, dayStart } from '../shared/calendar';
import type { SegmentSchedule } from './kept-membership';

const HOUR_MS = 3_600_000;
const MONDAY = 1;

/** Days from a day to the next Monday: 1 to 7. */
function daysToMonday(day: string): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return ((MONDAY - weekday + 6) % 7) + 1;
}

/**
 * When a segment is looked at next: at the next full hour, as the programme's next day begins, as its next Monday does; null: not
 * before somebody asks.
 */
export function nextDueAt(schedule: SegmentSchedule, now: Date, timeZone: string): Date | null {
  if (schedule === 'manual') return null;
  if (schedule === 'hourly') {
    return new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS + HOUR_MS);
  }
  const todayOn = dayInZone(now, timeZone);
  return dayStart(addDays(todayOn, schedule === 'weekly' ? daysToMonday(todayOn) : 1), timeZone);
}
