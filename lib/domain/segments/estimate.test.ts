import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ESTIMATED_FROM, estimate, SAMPLE_SHARE, shareInterval } from './estimate';

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How many of a sample of `looked` are among the `inside` of all `members`. */
function foundOf(
  { looked, inside, members }: { looked: number; inside: number; members: number },
  next: () => number,
): number {
  let found = 0;
  for (let look = 0; look < looked; look += 1) {
    if (next() * (members - look) < inside - found) found += 1;
  }
  return found;
}

describe('an estimate from a sample', () => {
  // 10 of 100: 0.0552 to 0.1744, as R's prop.test without correction gives it.
  it('has the interval of Wilson', () => {
    const { low, high } = shareInterval(10, 100);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0552', '0.1744']);
  });

  it('of 100 of 400 members is as narrow as that of 133 looks that are independent', () => {
    // 133 = 100 · 399 / 300: 0.0599 to 0.1627.
    expect(estimate(10, 100, 400)).toEqual({ count: 40, from: 23, to: 66 });
  });

  it('knows little of nobody, and nothing without a sample', () => {
    expect(estimate(0, 100, 3200)).toEqual({ count: 0, from: 0, to: 115 });
    expect(estimate(0, 0, 12)).toEqual({ count: 0, from: 0, to: 12 });
  });

  it('is the figure itself where everybody was looked at', () => {
    expect(estimate(3, 3, 3)).toEqual({ count: 3, from: 3, to: 3 });
    expect(estimate(1, 3, 3)).toEqual({ count: 1, from: 1, to: 1 });
  });

  it('never says fewer than were found, nor counts those who were seen not to be in', () => {
    const sample = fc
      .tuple(fc.nat(500), fc.nat(500), fc.nat(10_000))
      .map(([found, others, rest]) => ({ found, looked: found + others, rest }));
    fc.assert(
      fc.property(sample, ({ found, looked, rest }) => {
        const { count, from, to } = estimate(found, looked, looked + rest);
        expect(from).toBeGreaterThanOrEqual(looked === 0 ? 0 : found);
        expect(from).toBeLessThanOrEqual(count);
        expect(count).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(found + rest);
      }),
    );
  });

  it.each([
    ['one in a thousand', 0.001],
    ['a tenth', 0.1],
    ['half', 0.5],
    ['nine in ten', 0.9],
    ['nearly everybody', 0.999],
  ])(
    'of %s holds the true figure 93 to 99 times in a hundred, in the smallest base that is estimated',
    (_, share) => {
      const members = ESTIMATED_FROM;
      const looked = members / SAMPLE_SHARE;
      const inside = Math.round(members * share);
      const next = drawn(20_261_128);
      const runs = 2000;
      let held = 0;
      for (let run = 0; run < runs; run += 1) {
        const { from, to } = estimate(foundOf({ looked, inside, members }, next), looked, members);
        if (from <= inside && inside <= to) held += 1;
      }
      expect(held / runs).toBeGreaterThan(0.93);
      expect(held / runs).toBeLessThan(0.99);
    },
  );
});
