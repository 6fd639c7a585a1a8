/** Above it the asymptotic series of digamma and ln gamma are exact to double precision. */
const ASYMPTOTIC_FROM = 10;
const HALF_LOG_TWO_PI = 0.918_938_533_204_672_7;

/**
 * The natural logarithm of gamma for x above zero: Stirling's series (Abramowitz & Stegun 6.1.41) after the recurrence has led x above ten.
 */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < ASYMPTOTIC_FROM) {
    product *= shifted;
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))));
  return (
    (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + series - Math.log(product)
  );
}

/** The derivative of `logGamma` for x above zero (Abramowitz & Stegun 6.3.5 and 6.3.18). */
export function digamma(x: number): number {
  let shifted = x;
  let sum = 0;
  while (shifted < ASYMPTOTIC_FROM) {
    sum -= 1 / shifted;
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series =
    square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))));
  return sum + Math.log(shifted) - 0.5 * inverse - series;
}

const MOST_TERMS = 20_000;
const SMALL = 1e-14;

/**
 * Gauss's hypergeometric function 2F1(a, b; c; z) for z from 0 to below 1 and c above 0, by its series (Abramowitz & Stegun
 * 15.1.1); at most 20,000 terms.
 */
export function hypergeometric({
  a,
  b,
  c,
  z,
}: {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly z: number;
}): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < MOST_TERMS; n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (Math.abs(term) <= SMALL * Math.abs(sum)) break;
  }
  return sum;
}
