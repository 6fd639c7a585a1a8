import { isDay } from '../shared/calendar';

/** Days that forms and tills write when they know nothing. */
const UNKNOWN = ['1900-01-01', '1970-01-01'];

/** A member's real day of birth; null when it is not known. */
export function knownBirthOn(birthOn: string | null): string | null {
  return birthOn === null || UNKNOWN.includes(birthOn) || !isDay(birthOn) ? null : birthOn;
}

/** Whole years of age on a day. Whoever was born on 29 February grows older on 1 March of common years. */
export function ageOn(birthOn: string, todayOn: string): number {
  const years = Number(todayOn.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return todayOn.slice(5) < birthOn.slice(5) ? years - 1 : years;
}
