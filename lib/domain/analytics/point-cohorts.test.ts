import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../shared/calendar';
import { type CohortMove, forecastPoints, pointCohorts } from './point-cohorts';

/** Cohorts from January 2025 on: 1,000 points each, 10 % spent a month for `lives` months, the rest expired then. */
function regular(months: number, lives: number, until: string): CohortMove[] {
  return Array.from({ length: months }, (_, place) => addMonths('2025-01', place)).flatMap(
    (earnedIn) =>
      [
        { earnedIn, month: earnedIn, use: 'issued' as const, points: 100_000n },
        ...Array.from({ length: lives }, (_, offset) => ({
          earnedIn,
          month: addMonths(earnedIn, offset),
          use: 'spent' as const,
          points: -10_000n,
        })),
        {
          earnedIn,
          month: addMonths(earnedIn, lives),
          use: 'expired' as const,
          points: -(100_000n - 10_000n * BigInt(lives)),
        },
      ].filter((move) => move.month <= until),
  );
}

describe('cohorts of points', () => {
  it('what was issued is spent, expired or open, whatever happened', () => {
    const move = fc.record({
      earnedIn: fc.constantFrom('2026-01', '2026-02', '2026-03'),
      month: fc.constantFrom('2026-03', '2026-04', '2026-05'),
      use: fc.constantFrom('issued' as const, 'spent' as const, 'expired' as const),
      points: fc.bigInt({ min: -1000n, max: 1000n }),
    });
    fc.assert(
      fc.property(fc.array(move), (moves) => {
        const cohorts = pointCohorts(moves, '2026-05-20');
        const sum = moves.reduce((all, one) => all + one.points, 0n);
        expect(cohorts.reduce((all, one) => all + one.open, 0n)).toBe(sum);
        for (const one of cohorts) expect(one.spentByMonth.at(-1)).toBe(one.spent);
      }),
    );
  });

  it('six tenths spent in six months leave 40 % that is never spent, of young cohorts nothing is said', () => {
    const cohorts = pointCohorts(regular(14, 6, '2026-02'), '2026-02-28');
    const forecast = forecastPoints(cohorts, '2026-02-28');
    expect(forecast?.finishedCohorts).toBe(8);
    expect(forecast?.breakage.share).toBeCloseTo(0.4, 6);
    expect(forecast?.breakage.low).toBeCloseTo(0.4, 6);
    const told = forecast?.cohorts.map(({ spentShare }) => spentShare?.share.toFixed(2) ?? null);
    expect(told).toEqual([...Array(11).fill('0.60'), null, null, null]);
    // Of 60 each October has spent 50 and November 40; older ones have spent all they will.
    expect(forecast?.stillSpent.points).toBeCloseTo(10_000 + 20_000, 3);
  });

  it('a month that runs teaches nothing', () => {
    const moves = regular(14, 6, '2026-02');
    const whole = forecastPoints(pointCohorts(moves, '2026-02-28'), '2026-02-28');
    const running = forecastPoints(pointCohorts(moves, '2026-02-10'), '2026-02-10');
    expect(whole?.cohorts.filter((one) => one.spentShare === null)).toHaveLength(3);
    expect(running?.cohorts.filter((one) => one.spentShare === null)).toHaveLength(4);
  });

  it('under three finished cohorts there is no estimate', () => {
    expect(forecastPoints(pointCohorts(regular(8, 6, '2025-08'), '2025-08-31'), '2025-08-31')).toBe(
      null,
    );
  });

  it('the range lies between what is spent and what was issued', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(20), { minLength: 12, maxLength: 12 }), {
          minLength: 14,
          maxLength: 14,
        }),
        (drawn) => {
          const moves = drawn.flatMap((spends, place) => {
            const earnedIn = addMonths('2025-01', place);
            const all = spends.reduce((sum, one) => sum + one, 0);
            return [
              { earnedIn, month: earnedIn, use: 'issued' as const, points: 300n },
              ...spends.map((points, offset) => ({
                earnedIn,
                month: addMonths(earnedIn, offset),
                use: 'spent' as const,
                points: -BigInt(points),
              })),
              {
                earnedIn,
                month: addMonths(earnedIn, 6),
                use: 'expired' as const,
                points: -BigInt(300 - all),
              },
            ].filter((move) => move.month <= '2026-02');
          });
          const forecast = forecastPoints(pointCohorts(moves, '2026-02-28'), '2026-02-28');
          if (forecast === null) return;
          const { breakage, stillSpent } = forecast;
          expect(breakage.low).toBeLessThanOrEqual(breakage.share);
          expect(breakage.share).toBeLessThanOrEqual(breakage.high);
          expect(stillSpent.high).toBeLessThanOrEqual(Math.max(0, Number(forecast.judgedOpen)));
          for (const { spentShare } of forecast.cohorts) {
            if (spentShare === null) continue;
            expect(spentShare.low).toBeLessThanOrEqual(spentShare.share);
            expect(spentShare.share).toBeLessThanOrEqual(spentShare.high);
          }
        },
      ),
    );
  });
});
