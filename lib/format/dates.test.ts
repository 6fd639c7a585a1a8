import { describe, expect, it } from 'vitest';
import {
  formatDay,
  formatDayOfYear,
  formatMoment,
  formatMonth,
  formatMonthName,
  formatTime,
} from './dates';

describe('dates', () => {
  it('writes a day of the first century as it is, while somebody types a year', () => {
    expect(formatDay('0001-01-01', 'en')).toBe('1 Jan 1');
  });

  it('writes a day without moving it', () => {
    expect(formatDay('2026-11-20', 'en')).toBe('20 Nov 2026');
    expect(formatDay('2026-09-01', 'en')).toBe('1 Sep 2026');
    expect(formatDay('2026-11-20', 'ru', 'long')).toBe('20 ноября 2026');
    expect(formatDay('2026-11-20', 'ru')).toBe('20 ноя 2026');
    expect(formatDayOfYear('2026-05-05', 'ru')).toBe('5 мая');
  });

  it('writes a month in the nominative', () => {
    expect(formatMonth('2025-12', 'ru')).toBe('дек 2025');
    expect(formatMonth('2025-05-01', 'ru')).toBe('май 2025');
    expect(formatMonth('2026-11', 'en', 'long')).toBe('November 2026');
    expect(formatMonthName('2026-09', 'en')).toBe('Sep');
  });

  it('writes a moment in the zone it is asked for', () => {
    const moment = new Date('2026-11-20T21:30:00Z');
    expect(formatMoment(moment, { locale: 'en', timeZone: 'Europe/Moscow' })).toBe(
      '21 Nov 2026, 00:30',
    );
    expect(formatTime(moment, { locale: 'ru', timeZone: 'UTC' })).toBe('21:30');
  });
});
