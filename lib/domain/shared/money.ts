import { assert } from './assert';

/** Currencies a programme may run in, with the number of their decimals (ISO 4217). */
export const CURRENCY_DECIMALS = {
  RUB: 2,
  USD: 2,
  EUR: 2,
  GBP: 2,
  KZT: 2,
  BYN: 2,
  UZS: 2,
  GEL: 2,
  AMD: 2,
  AZN: 2,
  TRY: 2,
  CNY: 2,
  JPY: 0,
} as const satisfies Record<string, number>;

export type CurrencyCode = keyof typeof CURRENCY_DECIMALS;

/**
 * An amount in minor units as a chart's number: the only way from money to a float, for lengths and
 * shades, never for sums. Stops when the amount is beyond what a float holds exactly.
 */
export function chartNumber(amountMinor: bigint): number {
  const value = Number(amountMinor);
  assert(Number.isSafeInteger(value), 'an amount on a chart fits a float');
  return value;
}
