import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dayStart } from '../shared/calendar';
import { MOST_POINTS, parsePoints, pointsText, toPoints, wholePoints } from '../shared/points';
import { expiryFrom, lastDayOf } from './expiry';
import { availableIn, type Lot, takeFrom } from './lots';
import { refusalOf } from './may-move';
import { spread } from './spread';

const NOW = new Date('2026-11-27T10:00:00Z');

function lot(
  lotId: number,
  remaining: number,
  expiresAt: string | null,
  more: Partial<Lot> = {},
): Lot {
  return {
    lotId,
    state: 'available',
    remaining: wholePoints(remaining),
    held: toPoints(0n),
    earnedAt: new Date('2026-01-01T00:00:00Z'),
    activatesAt: null,
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    ...more,
  };
}

const taken = (lots: readonly Lot[], points: number, now = NOW) => {
  const { takes, short } = takeFrom(lots, wholePoints(points), now);
  return [
    takes.map(({ lotId, amount }) => `${lotId}:${pointsText(amount)}`).join(' '),
    pointsText(short),
  ];
};

describe('points as text', () => {
  test.each([
    ['120', 12_000n],
    ['120,5', 12_050n],
    ['0.01', 1n],
    ['1 000', 100_000n],
    ['10000000000', MOST_POINTS],
  ])('%s is %s hundredths', (text, hundredths) => {
    expect(parsePoints(text)).toBe(hundredths);
  });

  test.each(['', '-5', '1.234', '1e3', 'five', '10000000000.01', '99999999999999999999', '.5'])(
    '%j is no amount',
    (text) => expect(parsePoints(text)).toBeNull(),
  );

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, MOST_POINTS), (amount) => {
        expect(parsePoints(pointsText(toPoints(amount)))).toBe(amount);
      }),
    );
    expect(pointsText(toPoints(-5n))).toBe('-0.05');
  });
});

describe('the end of points', () => {
  it('365 days from 27 November 2026 end with that day of 2027 in Moscow', () => {
    expect(expiryFrom(NOW, 'Europe/Moscow').toJSON()).toBe('2027-11-27T21:00:00.000Z');
    expect(lastDayOf(expiryFrom(NOW, 'Europe/Moscow'), 'Europe/Moscow')).toBe('2027-11-27');
  });

  it('22:30 in London is tomorrow in Moscow already', () => {
    const late = new Date('2026-11-27T22:30:00Z');
    expect(lastDayOf(expiryFrom(late, 'Europe/Moscow', 1), 'Europe/Moscow')).toBe('2026-11-29');
    expect(lastDayOf(expiryFrom(late, 'Europe/London', 1), 'Europe/London')).toBe('2026-11-28');
  });

  it('365 days from 29 February 2028 end on 28 February 2029, and from 1 March 2027 on 29 February 2028', () => {
    const last = (from: string) => lastDayOf(expiryFrom(new Date(from), 'UTC'), 'UTC');
    expect([last('2028-02-29T12:00:00Z'), last('2027-03-01T12:00:00Z')]).toEqual([
      '2029-02-28',
      '2028-02-29',
    ]);
  });

  it('a day begins at midnight, or where the clocks jump over it', () => {
    expect(dayStart('2026-11-28', 'Europe/Moscow').toJSON()).toBe('2026-11-27T21:00:00.000Z');
    expect(dayStart('2026-03-29', 'Europe/Berlin').toJSON()).toBe('2026-03-28T23:00:00.000Z');
    expect(dayStart('2026-03-30', 'Europe/Berlin').toJSON()).toBe('2026-03-29T22:00:00.000Z');
    // Beirut skips 00:00-01:00 on that day.
    expect(dayStart('2024-03-31', 'Asia/Beirut').toJSON()).toBe('2024-03-30T22:00:00.000Z');
    expect(dayStart('2026-11-28', 'Pacific/Kiritimati').toJSON()).toBe('2026-11-27T10:00:00.000Z');
  });
});

describe('the order of consumption', () => {
  it('EXP-01 of two lots the one that expires on 2027-01-01 gives before that of 2027-06-01', () => {
    expect(taken([lot(1, 100, '2027-06-01'), lot(2, 100, '2027-01-01')], 100)).toEqual([
      '2:100',
      '0',
    ]);
  });

  it('EXP-02 a lot without expiry gives last', () => {
    expect(taken([lot(1, 100, null), lot(2, 100, '2027-01-01')], 130)).toEqual(['2:100 1:30', '0']);
  });

  it('of two that expire together the older gives first', () => {
    const older = lot(2, 5, '2027-01-01', { earnedAt: new Date('2025-12-01T00:00:00Z') });
    expect(taken([lot(1, 5, '2027-01-01'), older], 6)).toEqual(['2:5 1:1', '0']);
  });

  it('LED-09 lots of 3 and 12 cover 15 in order; 16 are 1 short', () => {
    const lots = [lot(1, 3, '2027-01-01'), lot(2, 12, '2027-02-01')];
    expect(taken(lots, 15)).toEqual(['1:3 2:12', '0']);
    expect(taken(lots, 16)).toEqual(['1:3 2:12', '1']);
  });

  it('one whose end equals now gives nothing, a millisecond earlier everything', () => {
    const ending = [lot(1, 10, NOW.toJSON())];
    expect(taken(ending, 10)).toEqual(['', '10']);
    expect(taken(ending, 10, new Date(NOW.getTime() - 1))).toEqual(['1:10', '0']);
  });

  it('what waits or is held cannot be spent', () => {
    const lots = [
      lot(1, 10, null, { state: 'pending' }),
      lot(2, 10, null, { held: wholePoints(4) }),
    ];
    expect(availableIn(lots, NOW)).toBe(wholePoints(6));
    expect(taken(lots, 7)).toEqual(['2:6', '1']);
  });
});

describe('an amount spread over parts', () => {
  it('10 over 1, 1 and 1 thirds of 9.99 gives the hundredth to the first', () => {
    expect(spread(toPoints(1000n), [toPoints(999n), toPoints(999n), toPoints(999n)])).toEqual([
      334n,
      333n,
      333n,
    ]);
  });

  it('sums to the amount and no part exceeds its weight', () => {
    const weights = fc.array(fc.bigInt(1n, 10n ** 12n), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (parts, share) => {
        const total = parts.reduce((sum, part) => sum + part, 0n);
        const amount = (total * BigInt(Math.floor(share * 1_000_000))) / 1_000_000n;
        const given = spread(toPoints(amount), parts.map(toPoints));
        expect(given.reduce((sum: bigint, part) => sum + part, 0n)).toBe(amount);
        expect(given.every((part, place) => part <= (parts[place] ?? 0n))).toBe(true);
      }),
    );
  });
});

describe('who takes movements', () => {
  test.each([
    ['active', 'redeem', null],
    ['suspended', 'redeem', 'suspended'],
    ['prospect', 'earn', null],
    ['prospect', 'redeem', 'not_started'],
    ['closed', 'adjust', 'over'],
    ['closed', 'expire', null],
    ['merged', 'expire', 'merged'],
    ['merged', 'merge_in', null],
  ] as const)('%s: %s is %s', (status, kind, refusal) => {
    expect(refusalOf({ status, isFrozen: false }, kind)).toBe(refusal);
  });

  it('a frozen account takes a merge alone', () => {
    const frozen = { status: 'active', isFrozen: true } as const;
    expect(refusalOf(frozen, 'expire')).toBe('frozen');
    expect(refusalOf(frozen, 'merge_out')).toBeNull();
  });
});
