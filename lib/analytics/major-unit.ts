import 'server-only';
import { CURRENCY_DECIMALS } from '@/lib/domain/shared/money';

const USUAL_DECIMALS = 2;

/** How many minor units make a major one of a currency. */
export function majorUnitOf(currency: string): number {
  const decimals: Readonly<Record<string, number>> = CURRENCY_DECIMALS;
  return 10 ** (decimals[currency] ?? USUAL_DECIMALS);
}
