/** Values and how often each came. */
export type Histogram = ReadonlyMap<number, number>;

/** Adds histograms up. */
export function addHistograms(histograms: readonly Histogram[]): Histogram {
  const sum = new Map<number, number>();
  for (const histogram of histograms) {
    for (const [value, count] of histogram) sum.set(value, (sum.get(value) ?? 0) + count);
  }
  return sum;
}

/** How many values there are. */
export function sizeOf(histogram: Histogram): number {
  return [...histogram.values()].reduce((sum, count) => sum + count, 0);
}

/** The smallest value that so many percent of all do not exceed, as percentile_disc takes it; null without values. */
export function quantileOf(histogram: Histogram, percent: number): number | null {
  // In whole numbers: 0.9 of 10 is not 9 in binary fractions.
  const needed = sizeOf(histogram) * percent;
  let passed = 0;
  for (const [value, count] of [...histogram].toSorted(([one], [other]) => one - other)) {
    passed += count;
    if (passed * 100 >= needed) return value;
  }
  return null;
}
