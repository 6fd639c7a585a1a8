import type { z } from 'zod';
import { addDays } from '../shared/calendar';
import type { OccasionClause } from './clauses';
import type { FactName, MemberFacts } from './facts';
import type { Progress } from './running-sum';

/** Days of the programme's zone, both included. */
export type Days = { readonly fromOn: string; readonly throughOn: string };

/** Why an occurrence that is there gives nothing, whatever the member does. */
export const OCCURRENCE_FLAWS = ['recentlySet', 'selfReferral'] as const;
export type OccurrenceFlaw = (typeof OCCURRENCE_FLAWS)[number];

/** One occasion on which a mechanic may give something to a member. */
export type Occurrence = {
  /** The same occasion has the same key whenever it is looked for: a mechanic gives a member once for each. */
  readonly key: string;
  /** The first and the last day on which it may be given; null: as long as nothing ends it. */
  readonly dueOn: string;
  readonly untilOn: string | null;
  /** The day on which what it rested on was gone again: what was given is taken back. */
  readonly takenBackOn: string | null;
  readonly flaw: OccurrenceFlaw | null;
  /** Who gets the same beside the member. */
  readonly alsoTo: readonly number[];
};

/** What finds occurrences of a kind: every night, or what happens. */
export const WAKES = ['night', 'receipt', 'event', 'tier'] as const;

/** Why a member is left out, as they stand on the day of the decision. */
export const LEFT_OUT = [
  'suspended',
  'fraudFlag',
  'staff',
  'inDebt',
  'openReturn',
  'openComplaint',
  'noChannel',
  'noConsent',
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What was given to the member for an occurrence, the latest last. */
export type GivenBefore = { readonly key: string; readonly on: string };

/** A kind of mechanic: what it asks, and when it is due for a member. Its SQL finds the same members set by set. */
export type MechanicKind<Id extends string, Schema extends z.ZodType> = {
  readonly id: Id;
  readonly wakes: (typeof WAKES)[number];
  /** What wakes it may make it due only days after: the night looks for it as well. */
  readonly isDueLater: boolean;
  readonly reads: readonly FactName[];
  readonly schema: Schema;
  /** Who is left out of it whatever its definition says. */
  readonly leavesOut: readonly LeftOut[];
  /** The fewest days between two awards to one member; 0: they may be on one day. */
  readonly leastApartDays: number;
  /** The occasion in words to be: what leads, then what else it asks. */
  tell(parameters: z.output<Schema>): readonly [OccasionClause, ...OccasionClause[]];
  /**
   * Occurrences that may be given, or whose award is taken back, on any of these days. Judged day by day by what was known on each, they
   * are the same as judged at once by what is known at the end.
   */
  occurrences(parameters: z.output<Schema>, facts: MemberFacts, days: Days): readonly Occurrence[];
  /** How far the member has come on a day towards the next occurrence. Null or left out: there is nothing to come to by and by. */
  progress?(parameters: z.output<Schema>, facts: MemberFacts, on: string): Progress | null;
  /** Whether what the member made of earlier awards speaks against another; left out: it never does. */
  waitsForGifts?(
    parameters: z.output<Schema>,
    facts: MemberFacts,
    given: readonly GivenBefore[],
  ): boolean;
};

const USUALLY_LEFT_OUT: readonly LeftOut[] = ['suspended', 'fraudFlag'];

type KindInput<Id extends string, Schema extends z.ZodType> = Omit<
  MechanicKind<Id, Schema>,
  'leavesOut' | 'leastApartDays' | 'isDueLater'
> &
  Partial<Pick<MechanicKind<Id, Schema>, 'leavesOut' | 'leastApartDays' | 'isDueLater'>>;

/** Declares a kind of mechanic. */
export function defineKind<const Id extends string, Schema extends z.ZodType>(
  kind: KindInput<Id, Schema>,
): MechanicKind<Id, Schema> {
  return { leavesOut: USUALLY_LEFT_OUT, leastApartDays: 0, isDueLater: false, ...kind };
}

/** What was missed on its day, by a pause or a stop of the worker, is made up for so many days. */
export const LATE_DAYS = 7;

type Found = Pick<Occurrence, 'key' | 'dueOn' | 'untilOn'> & Partial<Occurrence>;

/** An occurrence with what it does not say: nothing takes it back, nothing is wrong with it, nobody else gets it. */
export function occurrence(found: Found): Occurrence {
  return { takenBackOn: null, flaw: null, alsoTo: [], ...found };
}

/** An occurrence of what happened on a day, which is made up for a while when it was missed. */
export function happened(key: string, on: string, more: Partial<Occurrence> = {}): Occurrence {
  return occurrence({ key, dueOn: on, untilOn: addDays(on, LATE_DAYS), ...more });
}

/** Whether an occurrence may be given on a day. */
export function isOpenOn({ dueOn, untilOn }: Occurrence, on: string): boolean {
  return dueOn <= on && (untilOn === null || untilOn >= on);
}

/** Those that may be given, or are taken back, on any of the days; of those with one key the first. */
export function within(found: readonly Occurrence[], days: Days): readonly Occurrence[] {
  const keys = new Set<string>();
  return found
    .filter(({ key, dueOn, untilOn }) => {
      const isFirst = !keys.has(key) && (untilOn === null || untilOn >= dueOn);
      if (isFirst) keys.add(key);
      return isFirst;
    })
    .filter(({ dueOn, untilOn, takenBackOn }) => {
      const isDue = dueOn <= days.throughOn && (untilOn === null || untilOn >= days.fromOn);
      const isBack =
        takenBackOn !== null && takenBackOn >= days.fromOn && takenBackOn <= days.throughOn;
      return isDue || isBack;
    });
}

/** The earlier of two days; null is never. */
export function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
