import { assert } from '../shared/assert';
import { type Points, toPoints } from '../shared/points';

/**
 * An amount spread over parts in proportion to their weights, each rounded down; what the rounding left goes, a hundredth
 * each, to the largest remainders, the earlier part of equals first (method of largest remainder). The sum is the amount
 * exactly and no part exceeds its weight while the amount does not exceed their sum.
 */
export function spread(amount: Points, weights: readonly Points[]): readonly Points[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  assert(total > 0n && amount >= 0n && amount <= total, 'what is spread fits its weights');
  const parts = weights.map((weight, place) => ({
    place,
    whole: (amount * weight) / total,
    rest: (amount * weight) % total,
  }));
  const left = Number(amount - parts.reduce((sum, { whole }) => sum + whole, 0n));
  const raised = new Set(
    parts
      .toSorted((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1))
      .slice(0, left)
      .map(({ place }) => place),
  );
  return parts.map(({ whole, place }) => toPoints(raised.has(place) ? whole + 1n : whole));
}
