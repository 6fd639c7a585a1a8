import type { Arms, PairedSample, Sample } from './sample';

/** The least part of the variance that has to go for the figure of before to be made use of. */
export const LEAST_REDUCTION = 0.01;

/** Arms as they would be had both been the same before, and how much of the variance that takes away. */
export type Adjusted = {
  readonly arms: Arms;
  /** How many units of the figure one unit of before stands for. */
  readonly slope: number;
  /** Part of the variance of the difference that is gone: 0.2 is as good as a quarter more members. */
  readonly reduction: number;
};

const weighted = (arms: Arms<PairedSample>, of: (sample: PairedSample) => number): number =>
  of(arms.treated) * (arms.treated.count - 1) + of(arms.holdout) * (arms.holdout.count - 1);

function adjust(sample: PairedSample, slope: number, meanBefore: number): Sample {
  const { count, mean, variance, covariance, before } = sample;
  const left = variance - 2 * slope * covariance + slope ** 2 * before.variance;
  return {
    count,
    mean: mean - slope * (before.mean - meanBefore),
    // Rounding may take it below zero when the figure is that of before.
    variance: Math.max(0, left),
  };
}

/**
 * CUPED (Deng, Xu, Kohavi, Walker 2013): takes from each figure what that of before, which the experiment could not change, foretells of
 * it. The slope is that of both arms together. Null where it does not help: nothing known of before, or less than 1% of the variance goes.
 */
export function adjustedByBefore(arms: Arms<PairedSample>): Adjusted | null {
  const { treated, holdout } = arms;
  const spread = weighted(arms, ({ before }) => before.variance);
  if (spread <= 0) return null;
  const slope = weighted(arms, ({ covariance }) => covariance) / spread;
  const count = treated.count + holdout.count;
  const meanBefore =
    (treated.before.mean * treated.count + holdout.before.mean * holdout.count) / count;
  const adjusted = {
    treated: adjust(treated, slope, meanBefore),
    holdout: adjust(holdout, slope, meanBefore),
  };
  const varianceOf = (of: Arms) =>
    of.treated.variance / treated.count + of.holdout.variance / holdout.count;
  const reduction = 1 - varianceOf(adjusted) / varianceOf(arms);
  return reduction >= LEAST_REDUCTION ? { arms: adjusted, slope, reduction } : null;
}
