import { addDays, daysBetween } from '../shared/calendar';
import { daysMeet } from './checklist';
import { daysApart, type Mechanic } from './definition';
import type { MechanicKindId } from './kinds/registry';

/** So far ahead the calendar looks, and the days of a week. */
export const CALENDAR_DAYS = 60;
const WEEK = 7;

/** A mechanic that runs or is about to. */
export type PlannedMechanic = {
  readonly ruleId: number;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly mechanic: Mechanic;
};

/** Kinds that have one occasion a week for a member at most; others may have one a day. */
const ONCE: readonly MechanicKindId[] = [
  'welcome',
  'birthday',
  'anniversary',
  'reactivation',
  'tierEntry',
];

/** How many messages of a mechanic a member may get within a week at most, by what it says of itself. */
export function mostInWeek(mechanic: Mechanic): number {
  if (mechanic.message === undefined) return 0;
  const { occasion, perMember } = mechanic;
  const isOnce =
    ONCE.includes(occasion.is) ||
    (occasion.is === 'nthPurchase' && !occasion.isRepeated) ||
    (occasion.is === 'activity' && occasion.times !== 'always');
  const apart = daysApart(mechanic);
  const { times } = perMember;
  const isTimesOfWeek = times !== undefined && (times.inDays === null || times.inDays >= WEEK);
  return Math.min(
    isOnce ? 1 : WEEK,
    apart === 0 ? WEEK : Math.ceil(WEEK / apart),
    isTimesOfWeek ? times.most : WEEK,
  );
}

/** How many messages a member may get within the week from a day on at most: mechanics of one group keep out of each other's way. */
export function pressureOf(planned: readonly PlannedMechanic[], fromOn: string): number {
  const week = { startsOn: fromOn, endsOn: addDays(fromOn, WEEK - 1) };
  const inWeek = planned.filter((one) => daysMeet(one, week));
  const byGroup = Map.groupBy(inWeek, ({ mechanic }) => mechanic.group?.name ?? null);
  const sumOf = (some: readonly PlannedMechanic[]) =>
    some.reduce((sum, { mechanic }) => sum + mostInWeek(mechanic), 0);
  return [...byGroup].reduce((sum, [group, some]) => {
    if (group === null) return sum + sumOf(some);
    const days = Math.min(...some.map(({ mechanic }) => mechanic.group?.days ?? 1));
    return sum + Math.min(sumOf(some), Math.ceil(WEEK / days));
  }, 0);
}

/** Where the days of a mechanic stand among those of the calendar, in parts of the whole; null: on none of them. */
export function barOf(
  { startsOn, endsOn }: Pick<PlannedMechanic, 'startsOn' | 'endsOn'>,
  fromOn: string,
): { readonly left: number; readonly width: number } | null {
  const first = Math.max(0, daysBetween(fromOn, startsOn));
  const end = endsOn === null ? CALENDAR_DAYS : daysBetween(fromOn, endsOn) + 1;
  const last = Math.min(CALENDAR_DAYS, end);
  return last <= first
    ? null
    : { left: first / CALENDAR_DAYS, width: (last - first) / CALENDAR_DAYS };
}

/** Mechanics with a day in common that no group holds apart. */
export function meetingPairs<P extends PlannedMechanic>(
  planned: readonly P[],
): readonly (readonly [P, P])[] {
  return planned.flatMap((one, place) =>
    planned.slice(place + 1).flatMap((other) => {
      const { group } = one.mechanic;
      const isApart = group !== null && group.name === other.mechanic.group?.name;
      return !isApart && daysMeet(one, other) ? [[one, other] as const] : [];
    }),
  );
}
