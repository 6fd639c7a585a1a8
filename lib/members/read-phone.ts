import 'server-only';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A reader of phones into E.164; null when the text is not a possible number. */
export function phoneReader(country: string): (text: string) => string | null {
  const options = isSupportedCountry(country) ? { defaultCountry: country } : {};
  return (text) => {
    const phone = parsePhoneNumberFromString(text, options);
    return phone?.isPossible() ? phone.number : null;
  };
}
