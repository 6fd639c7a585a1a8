/** The 97.5 % point of the normal distribution. */
const Z_95 = 1.959_964;

/** The fewest differences of which an interval is told. */
export const LEAST_FOR_INTERVAL = 30;

/**
 * The 95 % interval of a mean, by the normal distribution: mean ± z · s / √n, rounded to whole units outwards; null below 30.
 */
export function meanInterval({
  mean,
  deviation,
  count,
}: {
  readonly mean: number;
  /** Standard deviation of the sample. */
  readonly deviation: number;
  readonly count: number;
}): { readonly low: bigint; readonly high: bigint } | null {
  if (count < LEAST_FOR_INTERVAL) return null;
  const half = (Z_95 * deviation) / Math.sqrt(count);
  return { low: BigInt(Math.floor(mean - half)), high: BigInt(Math.ceil(mean + half)) };
}
