import fc from 'fast-check';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import type { MechanicKindId } from '@/lib/domain/mechanics/kinds/registry';
import type { Days } from '@/lib/domain/mechanics/occurrence';
import { OCCASIONS } from '@/lib/domain/mechanics/testing/arbitraries';
import { addDays, addYears } from '@/lib/domain/shared/calendar';
import type { Happening, HappeningId } from './happenings';

type OccasionJson = MechanicJson['occasion'];

/** Jobs of the worker that something of a kind waits for. */
export type NightJob = 'points' | 'tiers' | 'messages';

/** A kind of mechanic in a season: when it is due, and what happens to members that it minds. */
export type KindInSeason = {
  readonly occasion: (days: Days) => fc.Arbitrary<OccasionJson>;
  /** Before the season and in it. */
  readonly happens: readonly HappeningId[];
  /** How often something happens to a member within the season; 2 to 5 times unless told. */
  readonly times?: { readonly minLength: number; readonly maxLength: number };
  /** Members joined around these days. */
  readonly joinedOn?: (days: Days) => fc.Arbitrary<string>;
  /** The first member, who joined long ago, brought the others as they joined; all are in force, for both may get something. */
  readonly isBrought?: boolean;
  /** Most mechanics of it at once. */
  readonly most?: number;
  /** What the worker does of a night beside running mechanics. */
  readonly also?: readonly NightJob[];
};

const upTo = (most: number) => fc.nat(most);
const BOUGHT: readonly HappeningId[] = ['buys', 'buys', 'buys', 'bringsBack'];

/** A day near the middle of a season. */
const nearby = ({ fromOn }: Days) => upTo(24).map((offset) => addDays(fromOn, offset - 6));

/** Receipts are judged by the same parameters as in the tests of rules alone. */
const byReceipts = (id: MechanicKindId): KindInSeason => ({
  occasion: () => OCCASIONS[id],
  happens: BOUGHT,
});

/** Every kind: one that is added does not compile without a case. */
export const KINDS_IN_SEASON: Readonly<Record<MechanicKindId, KindInSeason>> = {
  welcome: {
    occasion: () =>
      fc
        .tuple(upTo(4), upTo(8))
        .map(([afterDays, more]) => ({ is: 'welcome', afterDays, withinDays: afterDays + more })),
    happens: ['buys'],
    // Whoever buys is looked at anyway.
    times: { minLength: 0, maxLength: 1 },
    joinedOn: nearby,
  },
  birthday: {
    occasion: () =>
      fc.record({
        is: fc.constant('birthday' as const),
        daysBefore: upTo(7),
        daysAfter: upTo(7),
        leapDay: fc.constantFrom('feb28' as const, 'mar1' as const),
      }),
    happens: ['tellsBirthday'],
  },
  anniversary: {
    occasion: () =>
      fc.record({
        is: fc.constant('anniversary' as const),
        daysBefore: upTo(7),
        daysAfter: upTo(7),
        leapDay: fc.constantFrom('feb28' as const, 'mar1' as const),
      }),
    happens: ['buys'],
    joinedOn: (days) =>
      fc.tuple(nearby(days), fc.integer({ min: 1, max: 4 })).map(([on, y]) => addYears(on, -y)),
  },
  reactivation: {
    occasion: () =>
      fc.record({
        is: fc.constant('reactivation' as const),
        lapsed: fc.oneof(
          fc.record({ by: fc.constant('days' as const), days: fc.integer({ min: 1, max: 40 }) }),
          fc.record({
            by: fc.constant('rhythm' as const),
            timesBps: fc.integer({ min: 10_000, max: 15_000 }),
            otherwiseDays: fc.integer({ min: 1, max: 40 }),
          }),
          fc.record({
            by: fc.constant('chance' as const),
            belowPercent: fc.integer({ min: 40, max: 95 }),
          }),
          fc.record({
            by: fc.constant('stage' as const),
            stages: fc.constantFrom<('slipping' | 'lapsed' | 'new')[]>(
              ['slipping', 'lapsed'],
              ['new'],
            ),
            days: upTo(10),
          }),
        ),
        mostDays: fc.option(fc.integer({ min: 60, max: 90 }), { nil: null }),
        wonBackDays: upTo(20),
      }),
    happens: BOUGHT,
    // One letter a day is what a member gets.
    most: 1,
    also: ['messages'],
  },
  nthPurchase: byReceipts('nthPurchase'),
  stamps: byReceipts('stamps'),
  challenge: {
    occasion: ({ fromOn, throughOn }) =>
      fc.tuple(OCCASIONS.challenge, upTo(5)).map(([occasion, before]): OccasionJson => {
        if (occasion.is !== 'challenge' || occasion.window.by !== 'days') return occasion;
        const window = { by: 'days' as const, fromOn: addDays(fromOn, -before) };
        return { ...occasion, window: { ...window, throughOn: addDays(throughOn, -before) } };
      }),
    happens: BOUGHT,
  },
  activity: { occasion: () => OCCASIONS.activity, happens: ['does', 'does', 'buys'] },
  referral: {
    occasion: () =>
      fc.record({
        is: fc.constant('referral' as const),
        withinDays: upTo(15),
        isForBoth: fc.boolean(),
        mayBuyFirst: fc.boolean(),
      }),
    happens: BOUGHT,
    joinedOn: nearby,
    isBrought: true,
  },
  tierEntry: { occasion: () => OCCASIONS.tierEntry, happens: BOUGHT, also: ['tiers'] },
  pointsExpiring: {
    occasion: () =>
      fc.record({
        is: fc.constant('pointsExpiring' as const),
        daysBefore: fc.integer({ min: 1, max: 10 }),
        leastPoints: fc.constantFrom('1', '100', '250'),
      }),
    happens: ['earns', 'earns', 'spends'],
    also: ['points'],
  },
  crossSell: {
    occasion: () =>
      fc.record({
        is: fc.constant('crossSell' as const),
        bought: fc.constant('Pets'),
        offered: fc.constant('Food'),
        afterDays: upTo(6),
        withinDays: fc.integer({ min: 6, max: 30 }),
        withoutDays: upTo(60),
      }),
    happens: BOUGHT,
  },
  partner: byReceipts('partner'),
};

const goods = fc.array(
  fc.record({
    category: fc.constantFrom('Food', 'Pets', 'Pets', 'Wine'),
    units: fc.integer({ min: 1, max: 3 }),
    minor: fc.integer({ min: 100, max: 9_000 }),
  }),
  { minLength: 1, maxLength: 2 },
);

/** Anything that can happen, by its name. */
export const HAPPENINGS = (
  days: Days,
): { readonly [Is in HappeningId]: fc.Arbitrary<Extract<Happening, { is: Is }>> } => ({
  buys: fc.record({
    is: fc.constant('buys' as const),
    atPartner: fc.boolean(),
    goods,
  }),
  bringsBack: fc.record({ is: fc.constant('bringsBack' as const), isWhole: fc.boolean() }),
  does: fc.record({ is: fc.constant('does' as const), event: fc.constantFrom('survey', 'review') }),
  tellsBirthday: fc.record({
    is: fc.constant('tellsBirthday' as const),
    birthOn: fc.oneof(
      { weight: 5, arbitrary: nearby(days).map((on) => addYears(on, -30)) },
      { weight: 1, arbitrary: fc.constant('1992-02-29') },
    ),
  }),
  earns: fc.record({
    is: fc.constant('earns' as const),
    points: fc.integer({ min: 20, max: 400 }),
    livesDays: fc.integer({ min: 2, max: 40 }),
  }),
  spends: fc.record({
    is: fc.constant('spends' as const),
    points: fc.integer({ min: 10, max: 300 }),
  }),
});
