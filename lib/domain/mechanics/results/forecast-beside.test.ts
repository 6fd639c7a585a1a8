import { describe, expect, it } from 'vitest';
import type { KeptForecast } from '../simulation/forecast';
import { besideForecast, type Sums } from './forecast-beside';

const exactly = (count: number) => ({ count, from: count, to: count });

/** 2 members and 3 awards of 100 points each in every week of 2025-01-05 to 2026-01-04: Sundays to Saturdays. */
const forecast: KeptForecast = {
  no: 2,
  madeAt: new Date('2026-01-05T09:00:00Z'),
  fromOn: '2025-01-05',
  throughOn: '2026-01-04',
  looked: 100,
  inForce: 100,
  isSample: false,
  figures: {
    members: exactly(80),
    awards: exactly(159),
    heldOut: 9,
    takenBack: 0,
    points: '1590000',
    coupons: 318,
    costMinor: '53000',
    owedMinor: '0',
    weeks: Array.from({ length: 53 }, (_, week) => ({
      ...{ fromOn: '', members: 2, awards: 3, points: '30000', costMinor: '1000' },
      owedMinor: String(week),
    })),
    byTier: [],
    byRfm: [],
    refused: [],
    beside: [],
    breakEven: null,
  },
};
const week: Sums = { members: 4, awards: 5, points: 50_000n, coupons: 10, costMinor: 1_500n };
const beside = (fromOn: string, throughOn: string) =>
  besideForecast({
    ...{ forecast, reachedSoFar: 7, beganOn: fromOn },
    ran: { fromOn, throughOn },
    actual: new Map([
      [0, week],
      [1, week],
      [2, week],
    ]),
  });

describe('a forecast beside what happened', () => {
  it('is compared with the week of 52 weeks before, of which whole ones are summed', () => {
    const { weeks, whole } = beside('2026-01-06', '2026-01-20');
    expect(weeks.map(({ fromOn, isWhole }) => [fromOn, isWhole])).toEqual([
      ['2026-01-04', false],
      ['2026-01-11', true],
      ['2026-01-18', false],
    ]);
    expect(whole).toEqual({
      forecast: { members: 2, awards: 3, points: 30_000n, coupons: 6, costMinor: 1_000n },
      actual: week,
    });
  });

  it('sums two whole weeks, and tells how many days of the year are over', () => {
    const { whole, days, reachedInYear, reachedSoFar } = beside('2026-01-11', '2026-01-24');
    expect(whole?.actual).toEqual({
      ...{ members: 8, awards: 10, points: 100_000n, coupons: 20, costMinor: 3_000n },
    });
    expect([days, reachedInYear, reachedSoFar]).toEqual([14, 80, 7]);
  });

  it('says nothing before a whole week is over, but on which day there is one', () => {
    const { whole, enoughOn } = beside('2026-01-06', '2026-01-16');
    expect(whole).toBeNull();
    expect(enoughOn).toBe('2026-01-17');
    const never = besideForecast({
      ...{ forecast, ran: null, reachedSoFar: 0, beganOn: '2026-01-11', actual: new Map() },
    });
    expect([never.weeks, never.whole, never.days, never.enoughOn]).toEqual([
      ...[[], null, 0, '2026-01-17'],
    ]);
  });

  it('ends with the weeks of the forecast: the one day of the 53rd is left out', () => {
    const { weeks } = beside('2026-01-11', '2027-03-01');
    expect(weeks).toHaveLength(51);
    expect(weeks.at(-1)?.throughOn).toBe('2027-01-02');
  });
});
