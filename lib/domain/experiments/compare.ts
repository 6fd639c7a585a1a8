import { normalQuantile, studentBeyond, studentQuantile } from './distributions';
import type { Arms, Sample } from './sample';

/** What intervals leave out, either way: they are of 95%. */
export const BEYOND = 0.05;

/** The fewest members of an arm of which an interval is told. */
export const LEAST_MEMBERS = 30;

export type Interval = { readonly low: number; readonly high: number };

/** How much more the treated have of a figure, each, than those held back. */
export type Difference = {
  readonly difference: number;
  readonly interval: Interval;
  /** The difference in standard errors, and the chance of one as large when there is none. */
  readonly statistic: number;
  readonly p: number;
};

const errorOf = ({ variance, count }: Sample) => variance / count;

/** Standard error of the difference of both means, each with a variance of its own. */
function standardError({ treated, holdout }: Arms): number {
  return Math.sqrt(errorOf(treated) + errorOf(holdout));
}

/** Degrees of freedom by Welch and Satterthwaite. */
function freedomOf({ treated, holdout }: Arms): number {
  const [one, other] = [errorOf(treated), errorOf(holdout)];
  return (one + other) ** 2 / (one ** 2 / (treated.count - 1) + other ** 2 / (holdout.count - 1));
}

/**
 * The difference of means with its 95% interval and p, by Welch's t-test. Null: fewer than 30 in an arm, or nobody differs from
 * anybody.
 */
export function differenceOfMeans(arms: Arms): Difference | null {
  const { treated, holdout } = arms;
  if (Math.min(treated.count, holdout.count) < LEAST_MEMBERS) return null;
  const error = standardError(arms);
  if (error === 0) return null;
  const freedom = freedomOf(arms);
  const difference = treated.mean - holdout.mean;
  const half = studentQuantile(BEYOND, freedom) * error;
  const statistic = difference / error;
  return {
    difference,
    interval: { low: difference - half, high: difference + half },
    statistic,
    p: studentBeyond(statistic, freedom),
  };
}

/** Of how many times the holdout's figure the treated have theirs, less one: 0.1 is 10% more. */
export type Uplift = { readonly uplift: number; readonly interval: Interval };

/**
 * The relative difference with its 95% interval: that of the logarithm of the ratio of means, whose variance is the sum of the squared
 * coefficients of variation of both (delta method; of shares it is Katz's interval). Null: an arm is too small or has nothing above zero.
 */
export function relativeUplift({ treated, holdout }: Arms): Uplift | null {
  if (Math.min(treated.count, holdout.count) < LEAST_MEMBERS) return null;
  if (treated.mean <= 0 || holdout.mean <= 0) return null;
  const ratio = treated.mean / holdout.mean;
  const error = Math.sqrt(
    errorOf(treated) / treated.mean ** 2 + errorOf(holdout) / holdout.mean ** 2,
  );
  const half = normalQuantile(BEYOND) * error;
  return {
    uplift: ratio - 1,
    interval: { low: ratio * Math.exp(-half) - 1, high: ratio * Math.exp(half) - 1 },
  };
}
