import type { BgNbd } from './buyers';
import { hypergeometric } from './special-functions';

/** What is known of one buyer, in days: see `Buyers`. */
export type Buyer = {
  readonly repeats: number;
  readonly latest: number;
  readonly known: number;
};

/**
 * The chance that a buyer still buys: Fader, Hardie & Lee, "Computing P(alive) Using the BG/NBD Model" (2008), equation 7. Who bought on
 * one day alone has not stopped yet: the model lets members stop after coming back only.
 */
export function pAlive({ r, alpha, a, b }: BgNbd, { repeats, latest, known }: Buyer): number {
  if (repeats === 0) return 1;
  const odds =
    (a / (b + repeats - 1)) *
    Math.exp((r + repeats) * (Math.log(alpha + known) - Math.log(alpha + latest)));
  return 1 / (1 + odds);
}

/** At a = 1 the formula below is 0 / 0; so near to it the result is right to nine digits. */
const NEAR_ONE = 1e-6;

/**
 * Days with a purchase that are expected in the next `days` of a buyer who still buys: Fader, Hardie & Lee (2005), equation 10, without
 * its denominator, which is what P(alive) divides by. Euler's transformation (Abramowitz & Stegun 15.3.3) keeps it from overflowing.
 */
export function expectedIfAlive(
  { r, alpha, a: given, b }: BgNbd,
  { repeats, known }: Pick<Buyer, 'repeats' | 'known'>,
  days: number,
): number {
  const a = Math.abs(given - 1) < NEAR_ONE ? 1 + NEAR_ONE : given;
  const z = days / (alpha + known + days);
  const series = hypergeometric({
    a: a + b - 1 - r,
    b: a - 1,
    c: a + b + repeats - 1,
    z,
  });
  return ((a + b + repeats - 1) / (a - 1)) * (1 - (1 - z) ** (a - 1) * series);
}

/** Days with a purchase that are expected in the next `days`. */
export function expectedPurchases(parameters: BgNbd, buyer: Buyer, days: number): number {
  return expectedIfAlive(parameters, buyer, days) * pAlive(parameters, buyer);
}
