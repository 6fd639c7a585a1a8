import { addDays, addYears } from '../shared/calendar';

/** The last day of a card that is good for so many years from its issue; null: without end. */
export function lastDayOfYears(issuedOn: string, validYears: number | null): string | null {
  return validYears === null ? null : addDays(addYears(issuedOn, validYears), -1);
}
