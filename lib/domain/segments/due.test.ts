import { expect, it } from 'vitest';
import { nextDueAt } from './due';

const due = (schedule: 'hourly' | 'daily' | 'weekly' | 'manual', now: string) =>
  nextDueAt(schedule, new Date(now), 'Europe/Moscow')?.toISOString() ?? null;

it('a segment is due at the next full hour, never the one that has begun', () => {
  expect(due('hourly', '2026-11-28T10:15:00Z')).toBe('2026-11-28T11:00:00.000Z');
  expect(due('hourly', '2026-11-28T10:00:00Z')).toBe('2026-11-28T11:00:00.000Z');
});

it('a day of the programme begins at 21:00 UTC in Moscow', () => {
  expect(due('daily', '2026-11-28T20:59:59Z')).toBe('2026-11-28T21:00:00.000Z');
  expect(due('daily', '2026-11-28T21:00:00Z')).toBe('2026-11-29T21:00:00.000Z');
});

it('a week begins on Monday: of a Saturday, a Sunday and a Monday the next one', () => {
  expect(due('weekly', '2026-11-28T10:00:00Z')).toBe('2026-11-29T21:00:00.000Z');
  expect(due('weekly', '2026-11-29T10:00:00Z')).toBe('2026-11-29T21:00:00.000Z');
  expect(due('weekly', '2026-11-30T10:00:00Z')).toBe('2026-12-06T21:00:00.000Z');
});

it('by hand is never due', () => {
  expect(due('manual', '2026-11-28T10:00:00Z')).toBeNull();
});
