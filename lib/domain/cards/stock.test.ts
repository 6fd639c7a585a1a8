import { describe, expect, it } from 'vitest';
import { batchProgress } from './batch-page';
import { batchCode } from './stock';

describe('a batch', () => {
  it('is called by its type and month, from the second on by its place too', () => {
    expect(batchCode('STD', '2026-09-03', 1)).toBe('STD-0926');
    expect(batchCode('GLD', '2027-11-30', 3)).toBe('GLD-1127-3');
  });

  it('tells how far it is: 30,000 of 120,000 after 6 seconds are a quarter at 5,000 a second', () => {
    const startedAt = new Date('2026-11-20T12:00:00Z');
    const batch = { produced: 30_000, quantity: 120_000, startedAt };
    expect(batchProgress(batch, new Date('2026-11-20T12:00:06Z'))).toEqual({
      ratio: 0.25,
      perSecond: 5_000,
    });
    expect(batchProgress({ ...batch, startedAt: null }, new Date()).perSecond).toBeNull();
  });
});
