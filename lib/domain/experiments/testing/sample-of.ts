import type { PairedSample } from '../sample';

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** What is known of members whose figures, and those of before, are listed one by one. */
export function sampleOf(figures: readonly number[], before: readonly number[]): PairedSample {
  const count = figures.length;
  const mean = sumOf(figures) / count;
  const meanBefore = sumOf(before) / count;
  const spread = (one: readonly number[], other: readonly number[]) => {
    const [mine, theirs] = [sumOf(one) / count, sumOf(other) / count];
    return sumOf(one.map((value, i) => (value - mine) * ((other[i] ?? 0) - theirs))) / (count - 1);
  };
  return {
    count,
    mean,
    variance: spread(figures, figures),
    before: { mean: meanBefore, variance: spread(before, before) },
    covariance: spread(figures, before),
  };
}
