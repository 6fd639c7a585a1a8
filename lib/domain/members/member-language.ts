import type { Locale } from '../access/preferences';
import type { CurrencyCode } from '../shared/money';

/** Programmes that write to members in Russian unless a member chose otherwise. */
const IN_RUSSIAN: readonly CurrencyCode[] = ['RUB', 'BYN', 'KZT'];

/** The language to write to a member in: their own, else the one of the programme. */
export function memberLanguage(own: Locale | null, currency: CurrencyCode): Locale {
  return own ?? (IN_RUSSIAN.includes(currency) ? 'ru' : 'en');
}
