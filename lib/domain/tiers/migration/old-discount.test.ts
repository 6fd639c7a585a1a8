import { describe, expect, it } from 'vitest';
import { discountOf, giftFor, parseSteps, pointsOf, stepsText, worthOf } from './old-discount';

const STEPS = [
  { fromMinor: 0n, bps: 300 },
  { fromMinor: 2_000_000n, bps: 550 },
];
const ROUBLE = { minor: 100n, hundredths: 100n };

describe('from a discount to points', () => {
  it('reads steps in whole money and percent, and refuses what does not rise', () => {
    expect(parseSteps('0:3,20000:5.5')).toEqual(STEPS);
    expect(stepsText(STEPS)).toBe('0:3,20000:5.5');
    for (const text of ['', '0', '0:0', '0:5,10:4', '10:3,5:4', '0:3;1:4', '0:100']) {
      expect(parseSteps(text), text).toBeNull();
    }
  });

  it('3 % of 999.99 is 29.99, and 5.5 % from 20,000 on', () => {
    expect(discountOf(STEPS, { amountMinor: 99_999n, priorMinor: 1_999_999n })).toBe(2_999n);
    expect(discountOf(STEPS, { amountMinor: 100_000n, priorMinor: 2_000_000n })).toBe(5_500n);
    expect(discountOf(STEPS.slice(1), { amountMinor: 100_000n, priorMinor: 0n })).toBe(0n);
  });

  it('1 point for 50 gives 19 of 999.99, and takes 19 back', () => {
    const rates = [{ fromMinor: 0n, hundredths: 100n, perMinor: 5_000n }];
    expect(pointsOf(rates, { amountMinor: 99_999n, windowMinor: 0n })).toBe(1_900n);
    expect(pointsOf(rates, { amountMinor: -99_999n, windowMinor: 0n })).toBe(-1_900n);
    expect(worthOf(1_900n, ROUBLE)).toBe(1_900n);
  });

  it('a loss of 10.01 is made good by 11 points of a rouble, no loss by none', () => {
    expect(giftFor(1_001n, ROUBLE)).toBe(1_100n);
    expect(giftFor(1_000n, { minor: 50n, hundredths: 100n })).toBe(2_000n);
    expect(giftFor(0n, ROUBLE)).toBe(0n);
  });
});
