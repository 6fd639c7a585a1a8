import type { Arm } from '../experiments/assign';
import { toPoints } from '../shared/points';
import { type Candidate, decideAward, type LiveMechanic } from './decide';
import type { Award, AwardCondition, Spent } from './decision';
import { kindOf, occurrencesOf } from './kinds/registry';
import { isOpenOn, type Occurrence } from './occurrence';
import { costOf } from './rewards';

/** A member of a chunk: what they are decided by, and which occurrences had their turn. */
export type DayMember = {
  readonly memberId: number;
  readonly candidate: Candidate;
  /** Keys that this mechanic gave, dropped, took back or held back before. */
  readonly settled: ReadonlySet<string>;
  /** Keys among them whose award can still be taken back, with the day on which it was given. */
  readonly standing: ReadonlyMap<string, string>;
};

/** What one occurrence comes to. */
export type DayAward = {
  readonly memberId: number;
  readonly occurrence: Occurrence;
  /** For all recipients together. */
  readonly award: Award;
  /** Whether it is the first that the mechanic gives the member. */
  readonly isFirst: boolean;
};
export type DayOutcome = {
  /** Occurrences that were there. */
  readonly found: number;
  readonly given: readonly DayAward[];
  readonly heldOut: readonly {
    readonly memberId: number;
    readonly occurrence: Occurrence;
    readonly arm: Arm;
  }[];
  /** What lost its ground. */
  readonly lost: readonly { readonly memberId: number; readonly key: string }[];
  /** How often a condition stood first among those that failed. */
  readonly refused: Readonly<Partial<Record<AwardCondition, number>>>;
  /** Who may be given later what was refused today, and to which day; null: as long as nothing ends it. */
  readonly retries: readonly { readonly memberId: number; readonly untilOn: string | null }[];
  readonly spent: Spent;
};

type Day = {
  readonly live: LiveMechanic;
  /** Occurrences are looked for from here on: what lost its ground since is taken back. */
  readonly fromOn: string;
  readonly on: string;
  readonly spent: Spent;
};
type Open = {
  -readonly [K in keyof DayOutcome]: DayOutcome[K] extends readonly (infer One)[]
    ? One[]
    : DayOutcome[K];
};

function spend(spent: Spent, award: Award, isFirst: boolean): Spent {
  return {
    points: toPoints(spent.points + award.points),
    minor: spent.minor + award.minor,
    members: spent.members + (isFirst ? 1 : 0),
  };
}

/** A receipt that was brought back on its own day leaves no occasion at all: what it gave today is lost. */
function undoneToday(
  { live, on }: Day,
  { memberId, standing }: DayMember,
  occurrences: readonly Occurrence[],
): readonly { readonly memberId: number; readonly key: string }[] {
  if (kindOf(live.mechanic.occasion).wakes !== 'receipt') return [];
  const there = new Set(occurrences.map(({ key }) => key));
  return [...standing]
    .filter(([key, givenOn]) => givenOn === on && !there.has(key))
    .map(([key]) => ({ memberId, key }));
}

/** One member: what is open and had no turn is decided, what lost its ground is told. */
function decideMember(day: Day, member: DayMember, open: Open): void {
  const { live, fromOn, on } = day;
  const { memberId, settled, standing } = member;
  let { candidate } = member;
  const days = { fromOn, throughOn: on };
  const occurrences = occurrencesOf(live.mechanic.occasion, candidate.facts, days);
  open.lost.push(...undoneToday(day, member, occurrences));
  for (const occurrence of occurrences) {
    const { key, takenBackOn } = occurrence;
    if (takenBackOn !== null && takenBackOn <= on) {
      if (standing.has(key)) open.lost.push({ memberId, key });
      continue;
    }
    if (settled.has(key) || !isOpenOn(occurrence, on)) continue;
    open.found += 1;
    const { spent } = open;
    const decision = decideAward({ live, occurrence, on, candidate, spent, isSwitchedOff: false });
    if (decision.outcome === 'refused') {
      const condition = decision.failed[0]?.condition ?? 'open';
      open.refused = { ...open.refused, [condition]: (open.refused[condition] ?? 0) + 1 };
      if (occurrence.flaw === null) open.retries.push({ memberId, untilOn: occurrence.untilOn });
      continue;
    }
    if (decision.outcome === 'heldOut') {
      open.heldOut.push({ memberId, occurrence, arm: decision.arm });
      continue;
    }
    const { mechanicId, mechanic } = live;
    const { points, minor } = decision;
    const award = { mechanicId, key, on, group: mechanic.group?.name ?? null, points, minor };
    const isFirst = !candidate.awards.some((one) => one.mechanicId === mechanicId);
    open.spent = spend(open.spent, award, isFirst);
    // What others get beside them is of the budget, and not towards what the member may get.
    const own = { ...award, ...costOf(mechanic.rewards, 1) };
    candidate = { ...candidate, awards: [...candidate.awards, own] };
    open.given.push({ memberId, occurrence, award, isFirst });
  }
}

/**
 * What a mechanic that runs does on a day for some members, in their order: the same as `runLive` does, asked of the members that could
 * have an occasion, with budgets as they stand.
 */
export function decideDay(day: Day, members: readonly DayMember[]): DayOutcome {
  const open: Open = {
    found: 0,
    given: [],
    heldOut: [],
    lost: [],
    refused: {},
    retries: [],
    spent: day.spent,
  };
  for (const member of members) decideMember(day, member, open);
  return open;
}
