import { expect, it } from 'vitest';
import { mayStart } from './starting';

it.each([
  ['today', '2026-11-27', false, true, true],
  ['tomorrow', '2026-11-28', false, true, true],
  ['yesterday as a change', '2026-11-26', false, false, false],
  ['yesterday as the first, with receipts since', '2026-11-26', true, true, false],
  ['yesterday as the first, without receipts since', '2026-11-26', true, false, true],
])('a version that begins %s (%s)', (_, startsOn, isFirst, hasReceiptsSince, expected) => {
  expect(mayStart({ startsOn, todayOn: '2026-11-27', isFirst, hasReceiptsSince })).toBe(expected);
});
