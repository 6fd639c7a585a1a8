import { describe, expect, it } from 'vitest';
import { averageMinor, divideHalfUp, piecesEach, shareOfAmount, shareOfCount } from './ratios';

describe('ratios', () => {
  it('half a kopeck rounds away from zero, less than half is dropped', () => {
    expect(averageMinor(5n, 2)).toBe(3n);
    expect(averageMinor(4n, 3)).toBe(1n);
    expect(divideHalfUp(-5n, 2n)).toBe(-3n);
  });

  it('the average receipt of no receipts is unknown, not zero', () => {
    expect(averageMinor(100n, 0)).toBeNull();
  });

  it('receipts a customer are told to the tenth, of nobody they are unknown, not zero', () => {
    expect(piecesEach(7, 3)).toBe(2.3);
    expect(piecesEach(0, 0)).toBeNull();
  });

  it('one of three is 0.333333, of nothing unknown', () => {
    expect(shareOfCount(1, 3)).toBe(0.333333);
    expect(shareOfAmount(1n, 0n)).toBeNull();
  });

  it('a share of more than a float holds exactly stays right', () => {
    expect(shareOfAmount(10n ** 20n / 4n, 10n ** 20n)).toBe(0.25);
  });
});
