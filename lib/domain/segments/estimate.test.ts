import { describe, expect, it } from 'vitest';
import { estimate } from './estimate';

describe('an estimate from a sample', () => {
  // 0.95 (n = 100, x = 10): 0.0552 to 0.1744, as R's prop.test without correction gives it.
  it('has the interval of Wilson', () => {
    expect(estimate(10, 100, 10_000)).toEqual({ count: 1000, from: 552, to: 1744 });
  });

  it('knows little of nobody, and nothing without a sample', () => {
    expect(estimate(0, 100, 3200)).toEqual({ count: 0, from: 0, to: 118 });
    expect(estimate(0, 0, 12)).toEqual({ count: 0, from: 0, to: 12 });
  });

  it('never says fewer than were found, nor more than there are', () => {
    expect(estimate(3, 3, 3)).toEqual({ count: 3, from: 3, to: 3 });
  });
});
