import { type Cleansed, clean, unclean } from './cleansed';

/** Reads a phone into E.164; null when the text is no possible number. Given by whoever has the library at hand. */
export type PhoneReader = (text: string) => string | null;

/** A phone in E.164: 8 917 123-45-55 and +7 (917) 123 45 55 are both +79171234555. Empty stays empty. */
export function cleansePhone(text: string, readPhone: PhoneReader): Cleansed {
  const typed = text.trim();
  if (typed === '') return clean('');
  const phone = readPhone(typed);
  if (phone === null) return unclean(typed, 'phoneUnreadable');
  return clean(phone, phone === text ? [] : ['phone']);
}
