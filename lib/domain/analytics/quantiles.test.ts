import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addHistograms, quantileOf, sizeOf } from './quantiles';

const histogramOf = (values: readonly number[]) =>
  addHistograms(values.map((value) => new Map([[value, 1]])));

describe('quantiles of a histogram', () => {
  it('the ninth of ten is the ninth, the middle of an even count the lower one', () => {
    const ten = histogramOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect([quantileOf(ten, 90), quantileOf(ten, 50), quantileOf(ten, 25)]).toEqual([9, 5, 3]);
    expect(quantileOf(new Map(), 50)).toBeNull();
  });

  it('are those of the sorted values', () => {
    const values = fc.array(fc.nat(30), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.constantFrom(25, 50, 75, 90), (all, percent) => {
        const sorted = all.toSorted((one, other) => one - other);
        const place = Math.ceil((sorted.length * percent) / 100);
        expect(quantileOf(histogramOf(all), percent)).toBe(sorted[place - 1]);
        expect(sizeOf(histogramOf(all))).toBe(all.length);
      }),
    );
  });
});
