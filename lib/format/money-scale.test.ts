import { describe, expect, it } from 'vitest';
import { moneyScale } from './money-scale';

const roubles = { currency: 'RUB', locale: 'en' } as const;

describe('one unit for a table of amounts', () => {
  it.each([
    [999_900n, 'units', '9,999'],
    [118_727_213n, 'thousands', '1,187'],
    [3_450_000_000n, 'millions', '34.5'],
  ] as const)('%s kopecks at most are told in %s: %s', (amount, unit, text) => {
    const scale = moneyScale(amount, roubles);
    expect(scale.unit).toBe(unit);
    expect(scale.text(amount)).toBe(text);
  });

  it('a smaller amount keeps the unit of the largest', () => {
    expect(moneyScale(3_450_000_000n, roubles).text(67_083_828n)).toBe('0.6');
  });
});
