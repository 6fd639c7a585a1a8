/** Money: integer minor units (kopecks, cents) with the programme's currency beside it. */
export type Currency = { readonly code: string; readonly decimals: number };

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
 * An amount as a number of major units for a chart's axis. The only way from money to a float;
 * throws when the amount is beyond what a float holds exactly.
 */
export function toChartNumber(amountMinor: bigint, decimals: number): number {
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  if (amountMinor > limit || amountMinor < -limit)
    throw new Error('Invariant broken: amount fits a chart');
  return Number(amountMinor) / 10 ** decimals;
}
