import 'server-only';
import {
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

function reader(country: string, isGood: (phone: PhoneNumber) => boolean) {
  const options = isSupportedCountry(country) ? { defaultCountry: country } : {};
  return (text: string): string | null => {
    const phone = parsePhoneNumberFromString(text, options);
    return phone !== undefined && isGood(phone) ? phone.number : null;
  };
}

/** A reader of phones into E.164; null when the text is not a possible number. */
export function phoneReader(country: string): (text: string) => string | null {
  return reader(country, (phone) => phone.isPossible());
}

/** The same, and null for numbers that no operator gives out: digits that only look like a phone. */
export function validPhoneReader(country: string): (text: string) => string | null {
  return reader(country, (phone) => phone.isValid());
}
