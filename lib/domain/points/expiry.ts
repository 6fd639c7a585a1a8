import { addDays, dayInZone, dayStart } from '../shared/calendar';
import { EXPIRY_DAYS } from './states';

/**
 * The first moment at which points are no longer good: they live so many days from the day they can be spent, to the end
 * of the last one in the programme's zone. 29 February and the change of clocks are days like any other.
 */
export function expiryFrom(availableAt: Date, zone: string, days: number = EXPIRY_DAYS): Date {
  return dayStart(addDays(dayInZone(availableAt, zone), days + 1), zone);
}

/** The last day that points with this end are good for. */
export function lastDayOf(expiresAt: Date, zone: string): string {
  return dayInZone(new Date(expiresAt.getTime() - 1), zone);
}
