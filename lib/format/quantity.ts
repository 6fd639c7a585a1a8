import type { Locale } from '@/lib/domain/access/preferences';
import { numberFormat, withMinus } from './numbers';

const MILLI = 1000;

/** A quantity held in thousandths: 1500 is 1.5, 2000 is 2. */
export function formatQuantity(quantityMilli: bigint, locale: Locale): string {
  // Quantities of a receipt are far below what a float holds exactly.
  const format = numberFormat(locale, { maximumFractionDigits: 3 });
  return withMinus(format.format(Number(quantityMilli) / MILLI));
}
