import { assert } from './assert';

/**
 * A whole amount spread over parts in proportion to their weights, each rounded down; what the rounding left goes, one each,
 * to the largest remainders, the earlier part of equals first. The parts add up to the amount exactly, and none exceeds its
 * weight while the amount does not exceed their sum. Weights that are all zero count as equal.
 */
export function spreadByWeights(amount: bigint, weights: readonly bigint[]): readonly bigint[] {
  assert(
    amount >= 0n && (weights.length > 0 || amount === 0n),
    'what is spread has parts to go to',
  );
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  const [shares, total] =
    sum > 0n ? [weights, sum] : [weights.map(() => 1n), BigInt(weights.length)];
  const parts = shares.map((weight, place) => ({
    place,
    whole: (amount * weight) / total,
    rest: (amount * weight) % total,
  }));
  const left = Number(amount - parts.reduce((given, { whole }) => given + whole, 0n));
  if (left === 0) return parts.map(({ whole }) => whole);
  const raised = new Set(
    parts
      .toSorted((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1))
      .slice(0, left)
      .map(({ place }) => place),
  );
  return parts.map(({ whole, place }) => (raised.has(place) ? whole + 1n : whole));
}
