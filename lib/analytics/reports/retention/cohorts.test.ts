import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/domain/shared/calendar';
import { type PlainMember, plainCohorts } from '../../testing/plain-cohorts';
import { triangle } from './cohorts';

const ZERO = '2026-01-10';
const days = (...offsets: readonly number[]) => offsets.map((offset) => addDays(ZERO, offset));

/** The rows of the table, the first cohort on the day so many after the tenth; nobody's cohort is no row. */
function rowsOf(members: readonly PlainMember[], { from, count }: { from: number; count: number }) {
  const [firstOn = '', lastOn = ''] = days(from, from + count - 1);
  const window = { grain: 'day' as const, firstOn, lastOn, untilOn: lastOn };
  const plan = { ...window, asOfOn: lastOn, unfinished: null };
  const rows = Map.groupBy(
    triangle(plainCohorts(members, window), plan, 1),
    ({ cohort }) => cohort,
  );
  return Array.from({ length: count }, (_, index) =>
    (rows.get(addDays(firstOn, index)) ?? []).map(({ customers }) => customers),
  );
}

describe('cohorts by day', () => {
  it('COH-01: who bought on a day is its cohort; two people over 11 days', () => {
    const bought = [days(0, 1, 2, 5, 5, 6), days(1, 2, 3, 6)];
    const members = bought.map((on) => ({ began: on, bought: on }));
    expect(rowsOf(members, { from: 0, count: 11 })).toEqual([
      [1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0],
      [2, 2, 1, 0, 1, 2, 0, 0, 0, 0],
      [2, 1, 0, 1, 2, 0, 0, 0, 0],
      [1, 0, 0, 1, 0, 0, 0, 0],
      [],
      [1, 1, 0, 0, 0, 0],
      [2, 0, 0, 0, 0],
      ...Array.from({ length: 4 }, () => []),
    ]);
  });

  it('COH-04: the first sign-up alone is a cohort, one before the window is in none', () => {
    const first = (signUps: readonly number[], visits: readonly number[]) => ({
      began: days(Math.min(...signUps)),
      bought: days(...visits),
    });
    const members = [
      first([-1, 1, 2, 3, 4], [0, 1, 2, 5, 6]),
      first([-1], [1, 2, 3, 6]),
      first([0], [1, 3, 4, 5]),
      first([2], [3, 5]),
      first([-5, -1], []),
    ];
    expect(rowsOf(members, { from: -1, count: 7 })).toEqual([
      [2, 1, 2, 2, 1, 0, 1],
      [1, 1, 0, 1, 1, 1],
      [],
      [1, 1, 0, 1],
      [],
      [],
      [],
    ]);
  });
});
