import type { Random } from './random';
import type { DemoFormat } from './stores';

/** Usual receipt by format, in kopecks, and its spread (sigma of the logarithm). */
const BASKET: Readonly<Record<DemoFormat, { median: number; spread: number }>> = {
  hypermarket: { median: 212_000, spread: 0.72 },
  supermarket: { median: 98_000, spread: 0.66 },
  express: { median: 41_000, spread: 0.6 },
  online: { median: 264_000, spread: 0.58 },
};

/** Prices rise by about 6 % a year. */
const DAILY_INFLATION = 0.06 / 365;
/** Nobody's receipt is under 19 roubles or over 190,000. */
const LEAST_MINOR = 1_900;
const MOST_MINOR = 19_000_000;
const DISCOUNT_CHANCE = 0.3;

/** What a receipt came to, in kopecks: paid, and taken off before that. */
export interface Basket {
  readonly amountMinor: bigint;
  readonly discountMinor: bigint;
}

/** Draws a receipt. `daysFromStart` moves prices. The draw is a float; amounts begin as whole kopecks. */
export function drawBasket(
  random: Random,
  options: { format: DemoFormat; affluence: number; daysFromStart: number },
): Basket {
  const { median, spread } = BASKET[options.format];
  const prices = 1 + DAILY_INFLATION * options.daysFromStart;
  const drawn = Math.round(
    median * options.affluence * prices * Math.exp(spread * random.normal()),
  );
  // Shelf prices end in 0 or 9 tens of kopecks far more often than not.
  const ending = random.chance(0.7) ? drawn % 10 : 0;
  const kopecks = Math.min(MOST_MINOR, Math.max(LEAST_MINOR, drawn - ending));
  const discountBps = random.chance(DISCOUNT_CHANCE) ? random.between(3, 20) * 100 : 0;
  const fullMinor = BigInt(kopecks);
  // The discount is rounded down to a whole rouble, as tills do.
  const discountMinor = ((fullMinor * BigInt(discountBps)) / 10_000n / 100n) * 100n;
  return { amountMinor: fullMinor - discountMinor, discountMinor };
}
