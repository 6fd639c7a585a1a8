import { expect, it } from 'vitest';
import { waitTone } from './waiting';

const HOUR_MS = 3_600_000;

it.each([
  [0, 'calm'],
  [24 * HOUR_MS - 1, 'calm'],
  [24 * HOUR_MS, 'long'],
  [72 * HOUR_MS - 1, 'long'],
  [72 * HOUR_MS, 'tooLong'],
] as const)('a wait of %d ms is %s', (ms, tone) => {
  expect(waitTone(ms)).toBe(tone);
});
