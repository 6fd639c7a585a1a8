import { assert } from '../shared/assert';
import { spreadByWeights } from '../shared/largest-remainder';
import type { Points } from '../shared/points';

/**
 * An amount of points taken from parts in proportion to what they hold (method of largest remainder): the sum is the amount
 * exactly and no part gives more than it holds.
 */
export function spread(amount: Points, weights: readonly Points[]): readonly Points[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  assert(total > 0n && amount >= 0n && amount <= total, 'what is spread fits its weights');
  return spreadByWeights(amount, weights) as readonly Points[];
}
