import type { Locale } from '@/lib/domain/access/preferences';
import { type Points, pointsText } from '@/lib/domain/shared/points';
import { numberFormat, withMinus } from './numbers';

const HUNDRED = 100n;

/** Points with no decimals, or with two when they are not whole: 4,820 and 120.50. `isSigned` puts a plus before a gain. */
export function formatPoints(
  points: Points,
  locale: Locale,
  { isSigned = false }: { readonly isSigned?: boolean } = {},
): string {
  const digits = points % HUNDRED === 0n ? 0 : 2;
  const format = numberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...(isSigned ? { signDisplay: 'exceptZero' } : {}),
  });
  // The format takes a text of digits without going over a float.
  return withMinus(format.format(pointsText(points) as `${number}`));
}

/** What plural rules choose the word "points" by: whole points, or a number that is none. */
export function pluralOf(points: Points): number {
  return Number(points) / 100;
}
