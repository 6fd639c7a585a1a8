import 'server-only';
import fc from 'fast-check';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import type { MechanicKindId } from '@/lib/domain/mechanics/kinds/registry';
import type { Days } from '@/lib/domain/mechanics/occurrence';
import { mechanicFor } from '@/lib/domain/mechanics/testing/members';
import { definitionJson } from '@/lib/domain/rules/definition-json';
import { addDays } from '@/lib/domain/shared/calendar';
import type { Happening } from './happenings';
import { HAPPENINGS, type KindInSeason } from './kinds-in-season';

const SEASON_DAYS = 10;
const HISTORY_DAYS = 60;
const MEMBERS = 3;
const LONG_AGO = '2025-02-01';
/** Over New Year, over a real 29 February, and over the days that stand for it. */
const STARTS = ['2026-12-24', '2028-02-22', '2027-02-22'];

export type SeasonMember = {
  readonly joinedOn: string;
  readonly isSuspended: boolean;
  /** In the order of days, counted from the first of the season. */
  readonly happens: readonly { readonly offset: number; readonly happening: Happening }[];
};

/** Days through which members live and mechanics of one kind run beside each other. */
export type Season = {
  readonly id: MechanicKindId;
  readonly days: Days;
  readonly mechanics: readonly MechanicJson[];
  readonly members: readonly SeasonMember[];
  /** The first of them brought the others. */
  readonly isBrought: boolean;
};

type Limits = Pick<MechanicJson, 'budget' | 'perMember' | 'group' | 'priority'>;

const BY_MEMBER: fc.Arbitrary<Limits> = fc
  .tuple(fc.nat(8), fc.constantFrom(undefined, { most: 2, inDays: 5 }, { most: 1, inDays: null }))
  .map(([cooldownDays, times]) => ({
    perMember: { cooldownDays, ...(times === undefined ? {} : { times }) },
  }));
const BY_BUDGET: fc.Arbitrary<Limits> = fc
  .constantFrom({ points: '450' }, { members: 2 }, { minor: '1500' })
  .map((budget) => ({ budget }));
const BY_GROUP: fc.Arbitrary<Limits> = fc.record({
  priority: fc.integer({ min: 1, max: 3 }),
  group: fc.integer({ min: 1, max: 8 }).map((days) => ({ name: 'gifts', days })),
});

const GIFT = { is: 'gift', name: { en: 'Mug', ru: 'Кружка' }, costMinor: '700' } as const;

/**
 * What mechanics are held by. Of a budget the members of a day are served in the order in which they are asked, and a replay knows days alone:
 * so nothing comes back to it, nobody waits for anything else, and nobody is woken on the first day, on which everybody is asked.
 */
const LIMITS = fc.oneof(
  fc.constant({ limits: BY_MEMBER, isBudget: false }),
  fc.constant({ limits: BY_BUDGET, isBudget: true }),
  fc.constant({ limits: BY_GROUP, isBudget: false }),
);

function anyMechanic(
  { occasion }: KindInSeason,
  { days, limits }: { readonly days: Days; readonly limits: fc.Arbitrary<Limits> },
): fc.Arbitrary<MechanicJson> {
  return fc
    .tuple(occasion(days), limits, fc.constantFrom(0, 0, 3_000), fc.boolean())
    .map(([due, held, holdoutBps, hasGift]) => {
      const points = { is: 'points' as const, points: '150', livesDays: 30 };
      const rewards = hasGift || held.budget?.minor !== undefined ? [points, GIFT] : [points];
      const mechanic = mechanicFor(due, { ...held, rewards, holdoutBps });
      return definitionJson(mechanic) as MechanicJson;
    });
}

function anyMember(
  { happens, joinedOn, times = { minLength: 2, maxLength: 5 } }: KindInSeason,
  { days, isBudget }: { readonly days: Days; readonly isBudget: boolean },
): fc.Arbitrary<SeasonMember> {
  const all = HAPPENINGS(days);
  const some = happens.filter((is) => !isBudget || is !== 'bringsBack');
  const happening: fc.Arbitrary<Happening> = fc.oneof(...some.map((is) => all[is]));
  const dated = (min: number, max: number) =>
    fc.record({ offset: fc.integer({ min, max }), happening });
  return fc
    .record({
      joinedOn: joinedOn?.(days) ?? fc.constant(LONG_AGO),
      isSuspended: fc.constantFrom(false, false, false, false, true),
      before: fc.array(dated(-HISTORY_DAYS, -1), { maxLength: 3 }),
      within: fc.array(dated(isBudget ? 1 : 0, SEASON_DAYS - 1), times),
    })
    .map(({ before, within, ...member }) => ({
      ...member,
      happens: [...before, ...within]
        .toSorted((one, other) => one.offset - other.offset)
        .filter(({ offset }) => addDays(days.fromOn, offset) >= member.joinedOn)
        // A birthday is told once: the one before it is not kept.
        .filter(
          ({ happening: { is } }, i, list) =>
            is !== 'tellsBirthday' || list.findIndex((one) => one.happening.is === is) === i,
        ),
    }));
}

const asBrought = (member: SeasonMember, place: number): SeasonMember => ({
  ...member,
  isSuspended: false,
  joinedOn: place === 0 ? LONG_AGO : member.joinedOn,
});

/** Any season of a kind. */
export function anySeason(id: MechanicKindId, kind: KindInSeason): fc.Arbitrary<Season> {
  return fc.tuple(fc.constantFrom(...STARTS), LIMITS).chain(([fromOn, { limits, isBudget }]) => {
    const days = { fromOn, throughOn: addDays(fromOn, SEASON_DAYS - 1) };
    const maxLength = kind.most ?? 2;
    return fc.record({
      id: fc.constant(id),
      days: fc.constant(days),
      mechanics: fc.array(anyMechanic(kind, { days, limits }), {
        ...{ minLength: maxLength, maxLength },
      }),
      members: fc
        .array(anyMember(kind, { days, isBudget }), {
          ...{ minLength: MEMBERS, maxLength: MEMBERS },
        })
        .map((members) => (kind.isBrought === true ? members.map(asBrought) : members)),
      isBrought: fc.constant(kind.isBrought === true),
    });
  });
}
