import { expect, it } from 'vitest';
import type { TimelineEntry } from '@/lib/domain/members/timeline/timeline';
import { groupByDay } from './group-by-day';

const at = (moment: string) => ({ happenedAt: new Date(moment) }) as TimelineEntry;

it('entries stand under the day of the programme: 22:30 UTC is the next day in Moscow', () => {
  const entries = [
    at('2026-11-20T22:30:00Z'),
    at('2026-11-20T20:00:00Z'),
    at('2026-11-19T23:00:00Z'),
  ];
  const told = groupByDay(entries, 'Europe/Moscow').map(({ day, entries: own }) => [
    day,
    own.length,
  ]);
  expect(told).toEqual([
    ['2026-11-21', 1],
    ['2026-11-20', 2],
  ]);
});
