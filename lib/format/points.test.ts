import { expect, test } from 'vitest';
import { toPoints } from '@/lib/domain/shared/points';
import { formatPoints } from './points';

test.each([
  [482_000n, 'en', '4,820'],
  [12_050n, 'en', '120.50'],
  [-3_000n, 'en', '−30'],
  [0n, 'en', '0'],
  [12_005n, 'ru', '120,05'],
  [100_000_000_000_000_001n, 'en', '1,000,000,000,000,000.01'],
] as const)('%s hundredths in %s are %s', (hundredths, locale, text) => {
  expect(formatPoints(toPoints(hundredths), locale)).toBe(text);
});

test('a gain has its plus, nothing has none', () => {
  const signed = (hundredths: bigint) =>
    formatPoints(toPoints(hundredths), 'en', { isSigned: true });
  expect([signed(7_500n), signed(-7_500n), signed(0n)]).toEqual(['+75', '−75', '0']);
});
