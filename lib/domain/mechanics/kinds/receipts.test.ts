import { describe, expect, it } from 'vitest';
import { wholePoints } from '../../shared/points';
import type { MechanicJson } from '../definition';
import type { MemberFacts } from '../facts';
import { runLive } from '../run';
import {
  bought,
  live,
  mechanicFor,
  member,
  occasionOf,
  returned,
  runMember,
} from '../testing/members';
import { splitCost } from './partner';
import { occurrencesOf } from './registry';

type Occasion = MechanicJson['occasion'];
const YEAR = { fromOn: '2026-01-01', throughOn: '2026-12-31' };

/** What a mechanic did for a member in 2026. */
function did(occasion: Occasion, facts: Partial<MemberFacts>) {
  const mechanics = [live(mechanicFor(occasion))];
  const run = { mechanics, members: [runMember(member(facts))], days: YEAR };
  return runLive(run).flatMap(({ on, key, did: what }) =>
    what === 'refused' ? [] : [[on, key, what]],
  );
}
const five = ['01', '02', '03', '04', '05'].map((day) => bought(`2026-03-${day}`, 50));

describe('the n-th purchase', () => {
  it('is the second of those of at least 50, once or each second', () => {
    const purchases = [bought('2026-02-01', 49), ...five];
    const second = { is: 'nthPurchase', number: 2, leastMinor: '5000' } as const;
    expect(did(second, { purchases })).toEqual([['2026-03-02', '2', 'gave']]);
    expect(did({ ...second, isRepeated: true }, { purchases })).toEqual([
      ['2026-03-02', '2', 'gave'],
      ['2026-03-04', '4', 'gave'],
    ]);
  });

  it('is taken back with a return that leaves one purchase fewer, and not given again', () => {
    const [first, second, third] = five;
    const purchases = [
      ...(first === undefined ? [] : [first]),
      ...(second === undefined ? [] : [returned(second, '2026-03-02')]),
      ...(third === undefined ? [] : [returned(third, '2026-04-01')]),
      bought('2026-05-01', 50),
    ];
    expect(did({ is: 'nthPurchase', number: 2 }, { purchases })).toEqual([
      ['2026-03-03', '2', 'gave'],
      ['2026-04-01', '2', 'tookBack'],
    ]);
  });
});

describe('stamps', () => {
  it('fill a card of two with each second purchase', () => {
    expect(did({ is: 'stamps', onCard: 2 }, { purchases: five })).toEqual([
      ['2026-03-02', '2', 'gave'],
      ['2026-03-04', '4', 'gave'],
    ]);
  });

  it('for each unit fill two cards with one receipt of five', () => {
    const goods = [{ category: 'Coffee', units: 5, minor: 5_000n }];
    const purchases = [{ ...bought('2026-03-01'), goods }];
    const coffee = {
      is: 'stamps',
      onCard: 2,
      for: 'units',
      categories: ['Coffee'],
    } satisfies Occasion;
    expect(did(coffee, { purchases })).toEqual([
      ['2026-03-01', '2', 'gave'],
      ['2026-03-01', '4', 'gave'],
    ]);
    expect(did({ ...coffee, categories: ['Tea'] }, { purchases })).toEqual([]);
  });
});

describe('a challenge', () => {
  const month = {
    is: 'challenge',
    goal: { of: 'spend', minor: '10000' },
    window: { by: 'month' },
  } as const;

  it('of 100 a month is met by 100, once a month', () => {
    const purchases = [
      ...five.slice(0, 3),
      bought('2026-04-01', 99),
      bought('2026-05-31', 60),
      bought('2026-06-01', 60),
    ];
    expect(did(month, { purchases })).toEqual([['2026-03-02', '2026-03-01', 'gave']]);
  });

  it('is taken back when returns leave less than was asked, also after its month', () => {
    const purchases = [bought('2026-03-01', 60), returned(bought('2026-03-31', 60), '2026-04-10')];
    expect(did(month, { purchases })).toEqual([
      ['2026-03-31', '2026-03-01', 'gave'],
      ['2026-04-10', '2026-03-01', 'tookBack'],
    ]);
  });

  it('of 7 days runs from the first purchase: the 7th day is in, the 8th begins another', () => {
    const week = {
      ...month,
      goal: { of: 'receipts', count: 2 },
      window: { by: 'sincePurchase', days: 7 },
    } as const;
    expect(did(week, { purchases: [bought('2026-03-01'), bought('2026-03-07')] })).toEqual([
      ['2026-03-07', '2026-03-01', 'gave'],
    ]);
    expect(did(week, { purchases: [bought('2026-03-01'), bought('2026-03-08')] })).toEqual([]);
  });
});

describe('an activity', () => {
  it('PTS-10 "account created" gives 200 once, however often it is told', () => {
    const events = ['2026-01-05', '2026-01-06'].map((on) => ({
      id: on,
      name: 'account.created',
      on,
    }));
    const mechanic = mechanicFor(
      { is: 'activity', event: 'account.created' },
      { rewards: [{ is: 'points', points: '200' }] },
    );
    const members = [runMember(member({ events }))];
    expect(runLive({ mechanics: [live(mechanic)], members, days: YEAR })).toMatchObject([
      { on: '2026-01-05', did: 'gave', points: wholePoints(200) },
    ]);
  });
});

describe('a referral', () => {
  const referral = { is: 'referral', leastMinor: '2500' } as const;
  const friend = {
    ...{ memberId: 7, toldAs: 7, joinedOn: '2026-03-01', toldOn: '2026-03-01', endedOn: null },
    hasSameContact: false,
  };

  it('REFER-01 an order of 50 with at least 25 gives both once; returned, it is taken back from both', () => {
    const purchases = [returned(bought('2026-03-05', 50), '2026-03-20'), bought('2026-03-25', 50)];
    const friends = [{ ...friend, purchases: purchases.slice(0, 1) }];
    const found = occurrencesOf(occasionOf(referral), member({ friends }), YEAR);
    expect(found).toMatchObject([
      { key: '7', dueOn: '2026-03-05', takenBackOn: '2026-03-20', alsoTo: [7] },
    ]);
    const mechanics = [live(mechanicFor(referral))];
    const events = runLive({ mechanics, members: [runMember(member({ friends }))], days: YEAR });
    expect(events).toMatchObject([
      { on: '2026-03-05', did: 'gave', points: wholePoints(300) },
      { on: '2026-03-20', did: 'tookBack', points: wholePoints(300) },
    ]);
    // A further order does not make the friend a new one.
    expect(did(referral, { friends: [{ ...friend, purchases }] })).toHaveLength(2);
  });

  it('asks for one order of 25 within 30 days of joining', () => {
    const of = (on: string, units: number) =>
      did(referral, { friends: [{ ...friend, purchases: [bought(on, units)] }] });
    expect(of('2026-03-05', 24)).toEqual([]);
    expect(of('2026-03-31', 25)).toEqual([['2026-03-31', '7', 'gave']]);
    expect(of('2026-04-01', 25)).toEqual([]);
  });

  it('counts what the friend bought once it was told, or from joining on where it says so', () => {
    const told = { ...friend, toldOn: '2026-03-10', purchases: [bought('2026-03-05', 50)] };
    expect(did(referral, { friends: [told] })).toEqual([]);
    expect(did({ ...referral, mayBuyFirst: true }, { friends: [told] })).toEqual([
      ['2026-03-10', '7', 'gave'],
    ]);
    const later = { ...told, purchases: [bought('2026-03-10', 50)] };
    expect(did(referral, { friends: [later] })).toEqual([['2026-03-10', '7', 'gave']]);
  });

  it('that is ended gives nothing from then on, and is taken back', () => {
    const purchases = [bought('2026-03-05', 50)];
    const ended = (endedOn: string) =>
      did(referral, { friends: [{ ...friend, endedOn, purchases }] });
    expect(ended('2026-03-04')).toEqual([]);
    expect(ended('2026-03-20')).toEqual([
      ['2026-03-05', '7', 'gave'],
      ['2026-03-20', '7', 'tookBack'],
    ]);
  });

  it('keeps the key under which it was told when the friend goes on under another number', () => {
    const merged = { ...friend, memberId: 9, purchases: [bought('2026-03-05', 50)] };
    expect(occurrencesOf(occasionOf(referral), member({ friends: [merged] }), YEAR)).toMatchObject([
      { key: '7', alsoTo: [9] },
    ]);
  });

  it('of oneself, by number or by a shared contact, is refused', () => {
    const purchases = [bought('2026-03-05', 50)];
    const self = { ...friend, memberId: 1, toldAs: 1, purchases };
    const same = { ...friend, hasSameContact: true, purchases };
    expect(did(referral, { friends: [self, same] })).toEqual([]);
    const found = occurrencesOf(occasionOf(referral), member({ friends: [self, same] }), YEAR);
    expect(found.map(({ flaw }) => flaw)).toEqual(['selfReferral', 'selfReferral']);
  });
});

describe('entering a tier', () => {
  it('from below is worth a gift: the first time, each year, or always', () => {
    const tiers = [
      { on: '2026-02-01', tierId: 2, isHigher: true },
      { on: '2026-05-01', tierId: 1, isHigher: false },
      { on: '2026-09-01', tierId: 2, isHigher: true },
    ];
    const entry = { is: 'tierEntry', tierIds: [1, 2] } satisfies Occasion;
    expect(did(entry, { tiers })).toEqual([['2026-02-01', '2', 'gave']]);
    expect(did({ ...entry, times: 'always' }, { tiers }).map(([on]) => on)).toEqual([
      '2026-02-01',
      '2026-09-01',
    ]);
  });
});

describe('points about to expire', () => {
  const expiring = { is: 'pointsExpiring', daysBefore: 14, leastPoints: '100' } as const;
  const lot = (points: number, more: readonly (readonly [string, number])[] = []) => ({
    expiresOn: '2026-06-30',
    left: [['2026-01-01', points] as const, ...more].map(([on, left]) => ({
      on,
      points: wholePoints(left),
    })),
  });

  it('are told of 14 days before when there are 100 of them, in one lot or several', () => {
    expect(did(expiring, { lots: [lot(60), lot(40)] })).toEqual([
      ['2026-06-16', '2026-06-30', 'gave'],
    ]);
    expect(did(expiring, { lots: [lot(99)] })).toEqual([]);
    expect(did(expiring, { lots: [lot(100, [['2026-06-15', 20]])] })).toEqual([]);
  });
});

describe('the price of patience', () => {
  const pair = { is: 'crossSell', bought: 'Pets', offered: 'Food', withoutDays: 90 } as const;
  const pets = bought('2026-04-01', 10, { category: 'Pets' });

  it('is offered after a week in which the member did not come to it alone', () => {
    expect(did(pair, { purchases: [pets] })).toEqual([['2026-04-08', '2026-04-01', 'gave']]);
    expect(did(pair, { purchases: [pets, bought('2026-04-08')] })).toEqual([]);
    expect(did(pair, { purchases: [bought('2026-01-01'), pets] })).toEqual([]);
    expect(did(pair, { purchases: [bought('2025-12-31'), pets] })).toHaveLength(1);
  });
});

describe('an action of a partner', () => {
  it('counts receipts of the partner alone, each once', () => {
    const purchases = [bought('2026-04-01', 10, { partner: 'Fuel' }), bought('2026-04-02')];
    expect(did({ is: 'partner', partner: 'Fuel' }, { purchases })).toEqual([
      ['2026-04-01', 'R2026-04-01', 'gave'],
    ]);
  });

  it('is paid for by both: of 100.01 at 33.33% the partner pays 33.33, the programme 66.68', () => {
    expect(splitCost(10_001n, 3_333)).toEqual({ partnerMinor: 3_333n, programmeMinor: 6_668n });
  });
});
