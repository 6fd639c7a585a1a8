import { describe, expect, it } from 'vitest';
import { addDays } from '../shared/calendar';
import { comparedPeriod, lengthOf } from './comparison';

const NOVEMBER = { from: '2026-11-01', to: '2026-11-20' };
const plain = { against: 'previous', isWeekdayMatched: false } as const;
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

describe('what a period is compared with', () => {
  it('before 1 to 20 November come 12 to 31 October', () => {
    expect(comparedPeriod(NOVEMBER, plain)).toEqual({
      from: '2026-10-12',
      to: '2026-10-31',
      kind: 'previous',
      shiftedDays: 0,
    });
  });

  it('a year before are the same days, and named days are taken as they are', () => {
    expect(comparedPeriod(NOVEMBER, { ...plain, against: 'year' })).toMatchObject({
      from: '2025-11-01',
      to: '2025-11-20',
    });
    const days = { from: '2026-10-01', to: '2026-10-31' };
    expect(comparedPeriod(NOVEMBER, { ...plain, days })).toEqual({
      ...days,
      kind: 'custom',
      shiftedDays: 0,
    });
  });

  it('29 February a year before is 28 February', () => {
    const period = { from: '2024-02-01', to: '2024-02-29' };
    expect(comparedPeriod(period, { ...plain, against: 'year' })).toMatchObject({
      from: '2023-02-01',
      to: '2023-02-28',
    });
  });

  it('matched by weekday, Sunday 1 November is compared from Sunday 2 November of the year before', () => {
    const matched = { ...plain, against: 'year', isWeekdayMatched: true } as const;
    expect(comparedPeriod(NOVEMBER, matched)).toEqual({
      from: '2025-11-02',
      to: '2025-11-21',
      kind: 'year',
      shiftedDays: 1,
    });
  });

  it('matched days before the period stay before it: 30 days go back 35, not 28', () => {
    const period = { from: '2026-10-22', to: '2026-11-20' };
    const matched = comparedPeriod(period, { ...plain, isWeekdayMatched: true });
    expect(matched).toMatchObject({ from: '2026-09-17', to: '2026-10-16', shiftedDays: -5 });
  });

  it('whatever the period: same weekday, as many days, nothing shared', () => {
    for (let start = 0; start < 40; start += 1) {
      for (const length of [1, 6, 7, 8, 30, 366]) {
        const from = addDays('2024-02-01', start);
        const period = { from, to: addDays(from, length - 1) };
        for (const against of ['previous', 'year'] as const) {
          const other = comparedPeriod(period, { against, isWeekdayMatched: true });
          expect(weekday(other.from)).toBe(weekday(period.from));
          expect(lengthOf(other)).toBe(length);
          if (length <= 359) expect(other.to < period.from).toBe(true);
          expect(Math.abs(other.shiftedDays)).toBeLessThan(11);
        }
      }
    }
  });
});
