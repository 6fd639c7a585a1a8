import { describe, expect, it } from 'vitest';
import { decideReceipt } from './decide-receipt';
import type { Rounding } from './definition';
import { line, perUnit, receipt, rule, UNUSED } from './testing/receipts';

/** Amount, and what 1 point for 1.00 comes to by floor, half up and ceil: to whole points, then to hundredths. */
const TABLE = [
  [19.99, [19, 20, 20], [19.99, 19.99, 19.99]],
  [19.5, [19, 20, 20], [19.5, 19.5, 19.5]],
  [19.49, [19, 19, 20], [19.49, 19.49, 19.49]],
  [19.01, [19, 19, 20], [19.01, 19.01, 19.01]],
  [19, [19, 19, 19], [19, 19, 19]],
  [0.01, [0, 0, 1], [0.01, 0.01, 0.01]],
  [0, [0, 0, 0], [0, 0, 0]],
] as const;
const ROUNDINGS: readonly Rounding[] = ['floor', 'halfUp', 'ceil'];

describe('rounding once per rule on the receipt', () => {
  const earned = (amount: number, rounding: Rounding, decimals: 0 | 2, rate = perUnit('1')) =>
    Number(
      decideReceipt({
        rules: [rule(1, rate), rule(2, { kind: 'terms', rounding, decimals })],
        facts: receipt([line(1, amount)]),
        used: UNUSED,
      }).points,
    ) / 100;

  it.each(TABLE)('%d is %j in whole points, %j in hundredths', (amount, whole, hundredths) => {
    expect(ROUNDINGS.map((way) => earned(amount, way, 0))).toEqual(whole);
    expect(ROUNDINGS.map((way) => earned(amount, way, 2))).toEqual(hundredths);
  });

  it('of 1 point for 3.00 on 0.50 is .16, .17 and .17', () => {
    const third = {
      kind: 'earning',
      effect: { kind: 'rate', points: '1', perMinor: '300' },
    } as const;
    expect(ROUNDINGS.map((way) => earned(0.5, way, 2, third))).toEqual([0.16, 0.17, 0.17]);
  });

  it('gold 1.5% of 999.99 floors to 14', () => {
    const gold = {
      kind: 'earning',
      effect: { kind: 'rate', points: '1.5', perMinor: '10000' },
    } as const;
    expect(earned(999.99, 'floor', 0, gold)).toBe(14);
  });

  it('three lines of 0.50 earn 1 together, not nothing each', () => {
    const decision = decideReceipt({
      rules: [rule(1, perUnit('1'))],
      facts: receipt([line(1, 0.5), line(2, 0.5), line(3, 0.5)]),
      used: UNUSED,
    });
    expect(decision.lines.map(({ points }) => points)).toEqual([34n, 33n, 33n]);
  });
});
