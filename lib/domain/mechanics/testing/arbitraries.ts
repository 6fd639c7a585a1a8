import fc from 'fast-check';
import { LIFECYCLE_STAGES } from '../../analytics/lifecycle';
import { addDays, daysBetween } from '../../shared/calendar';
import { wholePoints } from '../../shared/points';
import type { MechanicJson } from '../definition';
import type { MemberFacts, MemberPurchase } from '../facts';
import type { MechanicKindId } from '../kinds/registry';
import type { Days } from '../occurrence';

const START = '2023-10-01';
const SPAN = 900;
const day = fc.nat(SPAN).map((offset) => addDays(START, offset));
const category = fc.constantFrom('Food', 'Pets', 'Wine');
const list = <T>(one: fc.Arbitrary<T>, maxLength: number) => fc.array(one, { maxLength });
const byDay = <T extends { readonly on: string }>(items: readonly T[]) =>
  items.toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));

const purchase: fc.Arbitrary<MemberPurchase> = fc
  .record({
    on: day,
    partner: fc.constantFrom('', '', 'Fuel'),
    goods: fc.array(
      fc.record({
        category,
        units: fc.integer({ min: 1, max: 3 }),
        minor: fc.integer({ min: 100, max: 9_000 }).map(BigInt),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    back: fc.option(fc.nat(60), { freq: 4 }),
    receipt: fc.uuid(),
  })
  .map(({ back, ...one }) => ({
    ...one,
    returns:
      back === null
        ? []
        : one.goods.slice(0, 1).map((goods) => ({ ...goods, on: addDays(one.on, back) })),
  }));
/** The same purchase on another day. */
const onDay = (one: MemberPurchase, on: string): MemberPurchase => ({
  ...one,
  on,
  returns: one.returns.map((back) => ({ ...back, on: addDays(on, daysBetween(one.on, back.on)) })),
});
const purchases = (most: number) => list(purchase, most).map(byDay);

const birthdays: fc.Arbitrary<MemberFacts['birthdays']> = list(
  fc.record({
    on: day,
    birthOn: fc.constantFrom(
      '1992-02-29',
      '1988-02-28',
      '2000-12-31',
      '1999-01-02',
      '1990-07-15',
      null,
    ),
    by: fc.constantFrom('member' as const, 'evidence' as const),
  }),
  4,
).map(byDay);

/** Anything that can be known of a member, over two years and a half with a leap day. */
export const anyFacts: fc.Arbitrary<MemberFacts> = fc.record({
  memberId: fc.integer({ min: 1, max: 3 }),
  joinedOn: fc.oneof(day, fc.constantFrom('2016-02-29', '2020-12-31')),
  birthdays,
  purchases: purchases(14),
  events: list(
    fc.record({ id: fc.uuid(), name: fc.constantFrom('survey', 'review'), on: day }),
    5,
  ).map(byDay),
  friends: fc.uniqueArray(
    fc
      .record({
        memberId: fc.integer({ min: 1, max: 9 }),
        joinedOn: day,
        toldAfter: fc.constantFrom(0, 0, 0, 3, 14),
        endedAfter: fc.constantFrom(null, null, null, 0, 20),
        hasSameContact: fc.boolean(),
        purchases: purchases(4),
        first: fc.option(fc.tuple(purchase, fc.nat(60)), { freq: 2 }),
      })
      .map(({ toldAfter, endedAfter, first, ...one }) => {
        // Most buy soon after they joined.
        const soon = first === null ? [] : [onDay(first[0], addDays(one.joinedOn, first[1]))];
        const friend = { ...one, purchases: byDay([...soon, ...one.purchases]) };
        const toldOn = addDays(friend.joinedOn, toldAfter);
        const endedOn = endedAfter === null ? null : addDays(toldOn, endedAfter);
        return { ...friend, toldAs: friend.memberId, toldOn, endedOn };
      }),
    { maxLength: 3, selector: ({ memberId }) => memberId },
  ),
  tiers: list(
    fc.record({ on: day, tierId: fc.integer({ min: 1, max: 3 }), isHigher: fc.boolean() }),
    5,
  ).map(byDay),
  lots: list(
    fc.record({
      expiresOn: day,
      left: fc
        .array(fc.record({ on: day, points: fc.nat(300).map(wholePoints) }), {
          minLength: 1,
          maxLength: 3,
        })
        .map(byDay),
    }),
    3,
  ),
  chances: list(fc.record({ on: day, percent: fc.nat(100) }), 8).map(byDay),
  stages: list(fc.record({ on: day, stage: fc.constantFrom(...LIFECYCLE_STAGES) }), 8).map(byDay),
});

/** Some days among those of the facts. */
export const anyDays: fc.Arbitrary<Days> = fc
  .tuple(day, fc.nat(150))
  .map(([fromOn, length]) => ({ fromOn, throughOn: addDays(fromOn, length) }));

type OccasionJson = MechanicJson['occasion'];
const around = fc.nat(12);
const leapDay = fc.constantFrom('feb28' as const, 'mar1' as const);
const categories = fc.option(fc.constantFrom<string[]>(['Food', 'Pets']), { nil: undefined });
const leastMinor = fc.constantFrom('0', '2000', '5000');
const times = fc.constantFrom('once' as const, 'yearly' as const, 'always' as const);
const wait = fc.nat(20);

/** Parameters of each kind. */
export const OCCASIONS: Readonly<Record<MechanicKindId, fc.Arbitrary<OccasionJson>>> = {
  welcome: fc.record({
    is: fc.constant('welcome'),
    afterDays: wait,
    withinDays: fc.integer({ min: 20, max: 60 }),
  }),
  birthday: fc.record({
    is: fc.constant('birthday'),
    daysBefore: around,
    daysAfter: around,
    leapDay,
  }),
  anniversary: fc.record({
    is: fc.constant('anniversary'),
    daysBefore: around,
    daysAfter: around,
    leapDay,
  }),
  reactivation: fc.record({
    is: fc.constant('reactivation'),
    lapsed: fc.oneof(
      fc.record({ by: fc.constant('days' as const), days: fc.integer({ min: 1, max: 120 }) }),
      fc.record({
        by: fc.constant('rhythm' as const),
        timesBps: fc.integer({ min: 10_000, max: 30_000 }),
        otherwiseDays: fc.option(fc.integer({ min: 1, max: 90 })),
      }),
      fc.record({
        by: fc.constant('chance' as const),
        belowPercent: fc.integer({ min: 1, max: 99 }),
      }),
      fc.record({
        by: fc.constant('stage' as const),
        stages: fc.constantFrom<('slipping' | 'lapsed')[]>(['slipping', 'lapsed']),
        days: fc.nat(40),
      }),
    ),
    mostDays: fc.option(fc.integer({ min: 120, max: 240 }), { nil: null }),
    wonBackDays: fc.nat(120),
  }),
  nthPurchase: fc.record({
    is: fc.constant('nthPurchase'),
    number: fc.integer({ min: 1, max: 4 }),
    isRepeated: fc.boolean(),
    categories,
    leastMinor,
  }),
  stamps: fc.record({
    is: fc.constant('stamps'),
    onCard: fc.integer({ min: 2, max: 4 }),
    for: fc.constantFrom('receipts' as const, 'units' as const),
    categories,
    leastMinor,
  }),
  challenge: fc.record({
    is: fc.constant('challenge'),
    goal: fc.oneof(
      fc.record({ of: fc.constant('spend' as const), minor: fc.constantFrom('3000', '9000') }),
      fc.record({ of: fc.constant('units' as const), count: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ of: fc.constant('receipts' as const), count: fc.integer({ min: 1, max: 3 }) }),
    ),
    window: fc.oneof(
      fc.constant({ by: 'month' as const }),
      fc.constant({ by: 'days' as const, fromOn: '2024-02-01', throughOn: '2025-03-31' }),
      fc.record({
        by: fc.constant('sincePurchase' as const),
        days: fc.integer({ min: 1, max: 120 }),
      }),
    ),
    categories,
    leastMinor,
  }),
  activity: fc.record({ is: fc.constant('activity'), event: fc.constant('survey'), times }),
  referral: fc.record({
    is: fc.constant('referral'),
    withinDays: fc.nat(365),
    isForBoth: fc.boolean(),
    mayBuyFirst: fc.boolean(),
    leastMinor,
  }),
  tierEntry: fc.record({
    is: fc.constant('tierEntry'),
    tierIds: fc.constantFrom<number[]>([2, 3]),
    times,
  }),
  pointsExpiring: fc.record({
    is: fc.constant('pointsExpiring'),
    daysBefore: fc.integer({ min: 1, max: 60 }),
    leastPoints: fc.constantFrom('1', '100', '250'),
  }),
  crossSell: fc.record({
    is: fc.constant('crossSell'),
    bought: fc.constant('Pets'),
    offered: fc.constant('Food'),
    afterDays: wait,
    withinDays: fc.integer({ min: 20, max: 90 }),
    withoutDays: fc.nat(200),
  }),
  partner: fc.record({
    is: fc.constant('partner'),
    partner: fc.constant('Fuel'),
    categories,
    leastMinor,
  }),
};
