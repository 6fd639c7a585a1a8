import { expect, it } from 'vitest';
import { lastDayOfYears } from './validity';

it.each([
  ['2026-11-21', 3, '2029-11-20'],
  ['2026-01-01', 1, '2026-12-31'],
  ['2024-02-29', 1, '2025-02-27'],
  ['2024-02-29', 4, '2028-02-28'],
  ['2026-11-21', null, null],
])('a card of %s that is good for %s years is good until %s', (issuedOn, years, last) => {
  expect(lastDayOfYears(issuedOn, years)).toBe(last);
});
