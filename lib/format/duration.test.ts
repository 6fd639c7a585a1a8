import { expect, it } from 'vitest';
import { formatDuration } from './duration';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

it.each([
  [0, '0 secs', '0 с'],
  [40 * SECOND, '40 secs', '40 с'],
  [3 * MINUTE + 40 * SECOND, '3 mins 40 secs', '3 мин 40 с'],
  [2 * HOUR, '2 hrs', '2 ч'],
  [26 * HOUR + 5 * MINUTE, '1 day 2 hrs', '1 дн. 2 ч'],
])('%d ms is %s', (ms, en, ru) => {
  const plain = (text: string) => text.replaceAll(/\s/g, ' ');
  expect(plain(formatDuration(ms, 'en'))).toBe(en);
  expect(plain(formatDuration(ms, 'ru'))).toBe(ru);
});
