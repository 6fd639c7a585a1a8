import { describe, expect, it } from 'vitest';
import { meanInterval } from './mean-interval';

describe('the interval of a mean', () => {
  it('of 100 differences with mean 50 and deviation 100 is 50 ± 19.6, rounded outwards', () => {
    expect(meanInterval({ mean: 50, deviation: 100, count: 100 })).toEqual({ low: 30n, high: 70n });
  });
  it('is not told of fewer than 30', () => {
    expect(meanInterval({ mean: 50, deviation: 100, count: 29 })).toBeNull();
  });
});
