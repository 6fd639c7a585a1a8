import { describe, expect, it } from 'vitest';
import { birthdaysWithin, latestBirthOf, monthsBefore, windowDays } from './window';

describe('the days of a window', () => {
  it('last so many: today is one of them', () => {
    expect(windowDays({ kind: 'last', count: 60, unit: 'day' }, '2026-11-19')).toEqual({
      from: '2026-09-21',
      to: '2026-11-19',
    });
    expect(windowDays({ kind: 'last', count: 1, unit: 'week' }, '2026-11-19').from).toBe(
      '2026-11-13',
    );
  });

  it('a month ago keeps the day, or is the last of a shorter month', () => {
    expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28');
    expect(monthsBefore('2024-03-31', 1)).toBe('2024-02-29');
    expect(monthsBefore('2026-01-15', 13)).toBe('2024-12-15');
  });

  it('so many days ago, with and without an end', () => {
    expect(windowDays({ kind: 'ago', to: 90 }, '2024-06-01')).toEqual({
      from: null,
      to: '2024-03-03',
    });
    expect(windowDays({ kind: 'ago', from: 2, to: 1 }, '2024-03-01')).toEqual({
      from: '2024-02-28',
      to: '2024-02-29',
    });
  });
});

describe('birthdays', () => {
  it('BDAY-05: go across New Year, and those of 29 February fall on the 28th in common years', () => {
    expect(birthdaysWithin('2026-12-31', 1)).toEqual([1231, 101]);
    expect(birthdaysWithin('2026-02-28', 1)).toEqual([228, 229, 301]);
    expect(birthdaysWithin('2024-02-28', 2)).toEqual([228, 229, 301]);
  });

  it('who was born on 29 February grows older on 1 March of common years', () => {
    expect(latestBirthOf(3, '2023-02-28')).toBe('2020-02-28');
    expect(latestBirthOf(3, '2023-03-01')).toBe('2020-03-01');
  });
});
