import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lot } from '../points/lots';
import { type Points, wholePoints } from '../shared/points';
import { drawTogether } from './draw';

const NOW = new Date('2026-11-27T12:00:00Z');
const lot = (lotId: number, points: number, expiresOn: string | null = null): Lot => ({
  lotId,
  state: 'available',
  remaining: wholePoints(points),
  held: 0n as Points,
  earnedAt: new Date('2026-01-01T00:00:00Z'),
  activatesAt: null,
  expiresAt: expiresOn === null ? null : new Date(`${expiresOn}T00:00:00Z`),
});
const told = (draws: ReturnType<typeof drawTogether>['draws']) =>
  draws.map(({ memberId, points }) => `${memberId}: ${Number(points) / 100}`);

describe('spending together', () => {
  it('takes what ends first, whoever’s it is: 250 of 100 in March, 100 in June, 100 in September', () => {
    const purses = [
      { memberId: 1, lots: [lot(1, 100, '2027-03-01'), lot(2, 100, '2027-09-01')] },
      { memberId: 2, lots: [lot(3, 100, '2027-06-01')] },
    ];
    const { draws, short } = drawTogether(purses, wholePoints(250), NOW);
    expect(told(draws)).toEqual(['1: 150', '2: 100']);
    expect(short).toBe(0n);
  });

  it('leaves out an account that gives nothing, and a lot that ends at this moment', () => {
    const purses = [
      { memberId: 1, lots: [lot(1, 100)] },
      { memberId: 2, lots: [{ ...lot(2, 100), expiresAt: NOW }] },
      { memberId: 3, lots: [lot(3, 100, '2027-01-01')] },
    ];
    expect(told(drawTogether(purses, wholePoints(100), NOW).draws)).toEqual(['3: 100']);
    expect(drawTogether(purses, wholePoints(201), NOW).short).toBe(wholePoints(1));
  });

  it('gives what was asked to the point, from no lot more than it holds, in any household', () => {
    const purses = fc.array(fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 5 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(purses, fc.integer({ min: 1, max: 4_000 }), (accounts, asked) => {
        const filled = accounts.map((lots, memberId) => ({
          memberId,
          lots: lots.map((points, place) => lot(memberId * 10 + place, points)),
        }));
        const all = accounts.flat().reduce((sum, points) => sum + points, 0);
        const { draws, short } = drawTogether(filled, wholePoints(asked), NOW);
        const drawn = draws.reduce((sum, { points }) => sum + points, 0n);
        expect(drawn + short).toBe(wholePoints(asked));
        expect(short).toBe(wholePoints(Math.max(0, asked - all)));
        for (const { memberId, takes } of draws) {
          for (const { lotId, amount } of takes) {
            const held = filled[memberId]?.lots.find((one) => one.lotId === lotId)?.remaining ?? 0n;
            expect(amount <= held).toBe(true);
          }
        }
      }),
    );
  });
});
