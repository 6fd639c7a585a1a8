import { CURRENCY_DECIMALS, type CurrencyCode } from '@/lib/domain/shared/money';

/** Minor units, as text, as they are typed in whole ones: 150050 is "1500.5". */
export function minorTyped(value: unknown, currency: CurrencyCode, separator: string): string {
  if (typeof value !== 'string' || value === '') return '';
  const decimals = CURRENCY_DECIMALS[currency];
  const digits = value.padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const part = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return part === '' ? whole : `${whole}${separator}${part}`;
}
