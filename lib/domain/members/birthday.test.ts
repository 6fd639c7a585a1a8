import { expect, it } from 'vitest';
import { ageOn, knownBirthOn } from './birthday';

it('grows a year older on the day itself', () => {
  expect(ageOn('1985-11-21', '2026-11-20')).toBe(40);
  expect(ageOn('1985-11-21', '2026-11-21')).toBe(41);
});

it('29 February counts from 1 March in common years', () => {
  expect(ageOn('2000-02-29', '2026-02-28')).toBe(25);
  expect(ageOn('2000-02-29', '2026-03-01')).toBe(26);
});

it('1900-01-01 and 1970-01-01 are unknown, not birthdays', () => {
  expect(knownBirthOn('1900-01-01')).toBeNull();
  expect(knownBirthOn('1970-01-01')).toBeNull();
  expect(knownBirthOn(null)).toBeNull();
  expect(knownBirthOn('1970-01-02')).toBe('1970-01-02');
});
