import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../shared/calendar';
import {
  addPeriods,
  GRAINS,
  parsePeriod,
  periodCode,
  periodEnd,
  periodStart,
  periodsBetween,
} from './periods';

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1999-12-27', days));

describe('periods', () => {
  it.each([
    ['2026-11-20', 'week', '2026-11-16'],
    ['2026-11-16', 'week', '2026-11-16'],
    ['2026-11-15', 'week', '2026-11-09'],
    ['2026-01-01', 'week', '2025-12-29'],
    ['2026-11-20', 'month', '2026-11-01'],
    ['2026-11-20', 'quarter', '2026-10-01'],
    ['2026-03-31', 'quarter', '2026-01-01'],
    ['2026-03-31', 'day', '2026-03-31'],
  ] as const)('%s stands in the %s that begins on %s', (day, grain, start) => {
    expect(periodStart(day, grain)).toBe(start);
  });

  it.each(GRAINS)('a day stands in one %s, and codes lead back', (grain) => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -30, max: 30 }), (day, count) => {
        const start = periodStart(day, grain);
        expect(start <= day && day <= periodEnd(start, grain)).toBe(true);
        const other = addPeriods(start, count, grain);
        expect(periodStart(other, grain)).toBe(other);
        expect(periodsBetween(start, other, grain)).toBe(count);
        expect(parsePeriod(periodCode(other, grain), grain)).toBe(other);
      }),
    );
  });

  it.each([
    ['2026-11-17', 'week'],
    ['2026-11', 'week'],
    ['2026-Q5', 'quarter'],
    ['2026-Q1', 'month'],
    ['2026-13', 'month'],
    ['2026-02-30', 'day'],
  ] as const)('%s is no %s', (code, grain) => {
    expect(parsePeriod(code, grain)).toBeNull();
  });
});
