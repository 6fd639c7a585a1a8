import { expect, test } from 'vitest';
import { formatAge } from './age';

const MINUTE = 60_000;

test.each([
  [0, '1 min', '1 мин'],
  [59 * MINUTE, '59 mins', '59 мин'],
  [130 * MINUTE, '2 hrs 10 mins', '2 ч 10 мин'],
  [180 * MINUTE, '3 hrs', '3 ч'],
  [4 * 24 * 60 * MINUTE, '4 days', '4 дня'],
])('%i ms ago is said in both languages', (ms, english, russian) => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('.', '');
  expect(plain(formatAge(ms, 'en'))).toBe(english);
  expect(plain(formatAge(ms, 'ru'))).toBe(russian);
});
