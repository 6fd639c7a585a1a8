import { assert } from './assert';

/** Points in hundredths, whole and exact: 120 points are 12000n. Never a float. */
export type Points = bigint & { readonly __unit: 'hundredths of a point' };

const HUNDRED = 100n;
const TEXT = /^(\d{1,12})(?:[.,](\d{1,2}))?$/;

/** The most that one movement may carry: ten billion points, far inside a bigint of the database. */
export const MOST_POINTS = toPoints(1_000_000_000_000n);

/** Hundredths as points: the one place where the brand is given. */
export function toPoints(hundredths: bigint): Points {
  return hundredths as Points;
}

/** Whole points: `wholePoints(30)` is 3000n. Stops at a number that is not whole. */
export function wholePoints(points: number): Points {
  assert(Number.isSafeInteger(points), 'whole points are a whole number');
  return toPoints(BigInt(points) * HUNDRED);
}

/** Points as typed, "120" or "120,5", at most two decimals; null when they are no amount or beyond the most. */
export function parsePoints(text: string): Points | null {
  const [, whole, decimals = ''] = TEXT.exec(text.replaceAll(/[\s\u00a0\u202f]/g, '')) ?? [];
  if (whole === undefined) return null;
  const points = toPoints(BigInt(whole) * HUNDRED + BigInt(decimals.padEnd(2, '0')));
  return points > MOST_POINTS ? null : points;
}

/** Points as plain text with a point, for JSON and the audit log: 12050n is "120.5". */
export function pointsText(points: Points): string {
  const sign = points < 0n ? '-' : '';
  const size = points < 0n ? -points : points;
  const decimals = String(size % HUNDRED)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${sign}${size / HUNDRED}${decimals === '' ? '' : `.${decimals}`}`;
}
