import { expect, it } from 'vitest';
import { parsePercent, percentText } from './percent';

it.each([
  ['5', 500, '5'],
  ['1,25', 125, '1.25'],
  ['0.5', 50, '0.5'],
  ['0,05', 5, '0.05'],
  ['1000', 100_000, '1000'],
])('%s %% is %i hundredths of a percent, written %s', (text, bps, written) => {
  expect(parsePercent(text)).toBe(bps);
  expect(percentText(bps, '.')).toBe(written);
});

it.each(['', '-5', '5 %', '1.234', 'five'])('%j is no share', (text) => {
  expect(parsePercent(text)).toBeNull();
});
