import { isDay } from '../../shared/calendar';
import { ageOn, knownBirthOn } from '../birthday';
import { type Cleansed, clean, unclean } from './cleansed';

/** Nobody has been older than 122. */
const OLDEST_YEARS = 120;

/**
 * A day of birth ('YYYY-MM-DD') as it may be kept on `todayOn`. 1900-01-01 and 1970-01-01, which tills write when they
 * know nothing, become unknown and that is said.
 */
export function cleanseBirthDay(text: string, todayOn: string): Cleansed {
  const day = text.trim();
  if (day === '') return clean('');
  if (!isDay(day)) return unclean(day, 'birthUnreadable');
  if (knownBirthOn(day) === null) return clean('', ['unknownBirth']);
  if (day > todayOn) return unclean(day, 'birthInFuture');
  if (ageOn(day, todayOn) > OLDEST_YEARS) return unclean(day, 'birthTooOld');
  return clean(day);
}
