import { daysBetween } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';

/** Clocks of tills are wrong by hours, not by days. */
const AHEAD_MS = 86_400_000;

/** Throws `invalid_input` when a moment that a till tells lies in the future. */
export function requireNotAhead(field: string, at: Date, now: Date): void {
  if (at.getTime() > now.getTime() + AHEAD_MS) {
    throw new AppError('invalid_input', { fields: [field] });
  }
}

/** Throws `invalid_input` when the till's own day is neither the day of the moment nor one beside it. */
export function requireDayBeside(businessDate: string, momentDay: string): void {
  if (Math.abs(daysBetween(momentDay, businessDate)) > 1) {
    throw new AppError('invalid_input', { fields: ['businessDate'] });
  }
}
