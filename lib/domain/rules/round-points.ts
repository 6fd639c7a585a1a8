import { type Points, toPoints } from '../shared/points';
import type { Terms } from './definition';

/** How results are rounded: a part of the terms. */
export type RoundingWay = Pick<Terms, 'rounding' | 'decimals'>;

/** Hundredths of a point in what is rounded to. */
const UNIT = { 0: 100n, 2: 1n } as const satisfies Record<Terms['decimals'], bigint>;

/** A fraction of hundredths of a point, zero or more, rounded once to whole points or to hundredths; a half goes up by `halfUp`. */
export function roundPoints(
  numerator: bigint,
  denominator: bigint,
  { rounding, decimals }: RoundingWay,
): Points {
  const unit = UNIT[decimals];
  const divisor = denominator * unit;
  const rest = numerator % divisor;
  const isUp = { floor: false, halfUp: rest * 2n >= divisor, ceil: rest > 0n }[rounding];
  return toPoints((numerator / divisor + (isUp ? 1n : 0n)) * unit);
}
