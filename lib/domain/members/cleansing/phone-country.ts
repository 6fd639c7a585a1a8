import type { CurrencyCode } from '../../shared/money';

/** Whose phones are written without a country's code where the programme counts in the currency. */
const COUNTRIES: Readonly<Record<CurrencyCode, string | null>> = {
  RUB: 'RU',
  USD: 'US',
  EUR: null,
  GBP: 'GB',
  KZT: 'KZ',
  BYN: 'BY',
  UZS: 'UZ',
  GEL: 'GE',
  AMD: 'AM',
  AZN: 'AZ',
  TRY: 'TR',
  CNY: 'CN',
  JPY: 'JP',
};

/** The country (ISO 3166) of phones that name none; empty where there are many. */
export function phoneCountryOf(currency: CurrencyCode): string {
  return COUNTRIES[currency] ?? '';
}
