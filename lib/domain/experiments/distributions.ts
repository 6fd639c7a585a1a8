import { logGamma } from '../analytics/bgnbd/special-functions';
import { assert } from '../shared/assert';

/**
 * Distributions that intervals and tests are read from, to about twelve digits. No library of them is among the dependencies: three
 * functions of a page each hold all that is needed.
 */
const SMALL = 1e-15;
const TINY = 1e-300;
const MOST_STEPS = 500;

/** A continued fraction by Lentz's method (Numerical Recipes, 5.2): the terms from the first on. */
function continuedFraction(start: number, term: (step: number) => readonly [number, number]) {
  const nonZero = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let fraction = nonZero(start);
  let numerator = fraction;
  let denominator = 0;
  for (let step = 1; step <= MOST_STEPS; step += 1) {
    const [above, beside] = term(step);
    denominator = 1 / nonZero(beside + above * denominator);
    numerator = nonZero(beside + above / numerator);
    const change = numerator * denominator;
    fraction *= change;
    if (Math.abs(change - 1) < SMALL) break;
  }
  return fraction;
}

/** The upper part of the regularised incomplete gamma function, Q(a, x): series (DLMF 8.11.4) or continued fraction (8.9.2). */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x >= a + 1) {
    const below = continuedFraction(x + 1 - a, (step) => [
      -step * (step - a),
      x + 2 * step + 1 - a,
    ]);
    return front / below;
  }
  let term = 1 / a;
  let sum = term;
  for (let step = 1; step <= MOST_STEPS && term > SMALL * sum; step += 1) {
    term *= x / (a + step);
    sum += term;
  }
  return 1 - front * sum;
}

/** The regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22). */
function betaShare(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a);
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x),
  );
  const below = continuedFraction(1, (step) => {
    const half = Math.floor(step / 2);
    const above =
      step % 2 === 0
        ? (half * (b - half) * x) / ((a + 2 * half - 1) * (a + 2 * half))
        : (-(a + half) * (a + b + half) * x) / ((a + 2 * half) * (a + 2 * half + 1));
    return [above, 1];
  });
  return front / (a * below);
}

/** The chance that chi-square with so many degrees of freedom is at least this. */
export function chiSquareBeyond(value: number, freedom: number): number {
  return upperGamma(freedom / 2, value / 2);
}

/** The chance that a normal value is at least this far from zero, either way. */
export function normalBeyond(z: number): number {
  return upperGamma(1 / 2, (z * z) / 2);
}

/** The chance that Student's t is at least this far from zero, either way. */
export function studentBeyond(t: number, freedom: number): number {
  return betaShare(freedom / (freedom + t * t), freedom / 2, 1 / 2);
}

const MOST_QUANTILE = 1e6;
const HALVINGS = 200;

/** The value above zero beyond which, either way, lies such a share of a distribution: by halving, for both are falling. */
function quantile(beyond: (value: number) => number, share: number): number {
  assert(share > 0 && share < 1, 'a share is between none and all');
  let low = 0;
  let high = 1;
  while (beyond(high) > share && high < MOST_QUANTILE) high *= 2;
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (beyond(middle) > share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The normal value that a share lies beyond, either way: 5% lie beyond 1.96. */
export function normalQuantile(share: number): number {
  return quantile(normalBeyond, share);
}

/** The same of Student's t. */
export function studentQuantile(share: number, freedom: number): number {
  return quantile((t) => studentBeyond(t, freedom), share);
}
