import { addDays, addYears } from '../shared/calendar';

/** The last day of a card that is good for so many years from its issue; null: without end. */
export function lastDayOfYears(issuedOn: string, validYears: number | null): string | null {
  return validYears === null ? null : addDays(addYears(issuedOn, validYears), -1);
}

/** Whether a last day (null: without end) goes beyond what the type allows for a card that is given on a day. */
export function isBeyondYears(
  expiresOn: string | null,
  { givenOn, validYears }: { readonly givenOn: string; readonly validYears: number | null },
): boolean {
  const latestOn = lastDayOfYears(givenOn, validYears);
  return latestOn !== null && (expiresOn === null || expiresOn > latestOn);
}
