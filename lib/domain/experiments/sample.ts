/**
 * What is known of one figure in one arm: of everybody assigned to it, who did nothing counts as zero. `variance` is that of a
 * sample, divided by one less than the count. Figures of money are in minor units. Enough for every comparison here.
 */
export type Sample = {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
};

/** A sample of a figure together with the same members' figure of before the experiment. */
export type PairedSample = Sample & {
  readonly before: { readonly mean: number; readonly variance: number };
  readonly covariance: number;
};

/** Both arms of a comparison. */
export type Arms<S extends Sample = Sample> = { readonly treated: S; readonly holdout: S };

/** Of so many members so many did it: a figure that is one or zero. */
export function sampleOfShare(count: number, did: number): Sample {
  const mean = count === 0 ? 0 : did / count;
  return { count, mean, variance: count < 2 ? 0 : (mean * (1 - mean) * count) / (count - 1) };
}
