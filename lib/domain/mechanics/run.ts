import type { Arm } from '../experiments/assign';
import { addDays } from '../shared/calendar';
import { type Points, toPoints } from '../shared/points';
import { decideAward, type LiveMechanic } from './decide';
import type { Award, AwardCondition, AwardDecision, FailedAward, Spent } from './decision';
import { knownOn, type MemberFacts } from './facts';
import { occurrencesOf } from './kinds/registry';
import { type Days, isOpenOn, type LeftOut, type Occurrence } from './occurrence';

/** A member of a run, with what holds of them on each day of it. */
export type RunMember = {
  readonly facts: MemberFacts;
  readonly armOf: (mechanicId: number) => Arm;
  readonly isInAudience: (mechanicId: number, on: string) => boolean;
  readonly leftOut: (on: string) => readonly LeftOut[];
};

/** What a run did, in the order in which it did so. */
export type RunEvent = {
  readonly on: string;
  readonly mechanicId: number;
  readonly memberId: number;
  readonly key: string;
} & (
  | { readonly did: 'gave' | 'tookBack'; readonly points: Points; readonly minor: bigint }
  | { readonly did: 'heldOut'; readonly arm: Arm }
  /** Told when it is refused first, and again when another condition comes to stand first. */
  | { readonly did: 'refused'; readonly failed: readonly FailedAward[] }
);

/** Finds what may be given to a member on a day. */
type Finding = (
  live: LiveMechanic,
  member: RunMember,
  on: string,
) => { readonly occurrences: readonly Occurrence[]; readonly facts: MemberFacts };

type Book = {
  readonly events: RunEvent[];
  readonly awards: Map<number, Award[]>;
  readonly spent: Map<number, Spent>;
  readonly settled: Set<string>;
  /** The condition that refused an occurrence last. */
  readonly refused: Map<string, AwardCondition>;
};
const NOTHING: Spent = { points: toPoints(0n), minor: 0n, members: 0 };

/** Adds what an award came to, or takes it off: what is taken back is there to be given again. */
function count(books: Book, { mechanicId, points, minor }: Award, isTaken: boolean): void {
  const before = books.spent.get(mechanicId) ?? NOTHING;
  const sign = isTaken ? -1n : 1n;
  books.spent.set(mechanicId, {
    ...before,
    points: toPoints(before.points + sign * points),
    minor: before.minor + sign * minor,
  });
}

function give(books: Book, memberId: number, award: Award): void {
  const mine = books.awards.get(memberId) ?? [];
  const isNew = !mine.some(({ mechanicId }) => mechanicId === award.mechanicId);
  books.awards.set(memberId, [...mine, award]);
  count(books, award, false);
  const spent = books.spent.get(award.mechanicId) ?? NOTHING;
  if (isNew) books.spent.set(award.mechanicId, { ...spent, members: spent.members + 1 });
}

/** The award stays, for its occurrence had its turn; it comes to nothing. Null: it was not given. */
function takeBack(
  books: Book,
  { mechanicId, memberId, key }: { mechanicId: number; memberId: number; key: string },
): Award | null {
  const mine = books.awards.get(memberId) ?? [];
  const award = mine.find((one) => one.mechanicId === mechanicId && one.key === key);
  if (award === undefined) return null;
  const nothing = { ...award, points: NOTHING.points, minor: NOTHING.minor };
  books.awards.set(
    memberId,
    mine.map((one) => (one === award ? nothing : one)),
  );
  count(books, award, true);
  return award;
}

/** The decision on one occurrence, by what the books say so far. */
function decide(
  books: Book,
  asked: {
    readonly live: LiveMechanic;
    readonly member: RunMember;
    readonly on: string;
    readonly occurrence: Occurrence;
    readonly facts: MemberFacts;
  },
): AwardDecision {
  const { live, member, on, occurrence, facts } = asked;
  const { mechanicId } = live;
  return decideAward({
    live,
    occurrence,
    on,
    candidate: {
      isInAudience: member.isInAudience(mechanicId, on),
      leftOut: member.leftOut(on),
      arm: member.armOf(mechanicId),
      facts,
      awards: books.awards.get(facts.memberId) ?? [],
    },
    spent: books.spent.get(mechanicId) ?? NOTHING,
    isSwitchedOff: false,
  });
}

/** One mechanic on one day for one member: what is open and not settled is decided, what lost its ground is taken back. */
function runOne(
  books: Book,
  { live, member, on, find }: { live: LiveMechanic; member: RunMember; on: string; find: Finding },
): void {
  const { mechanicId, mechanic } = live;
  const { memberId } = member.facts;
  const { occurrences, facts } = find(live, member, on);
  for (const occurrence of occurrences) {
    const { key, takenBackOn } = occurrence;
    const name = `${mechanicId} ${memberId} ${key}`;
    const head = { on, mechanicId, memberId, key };
    if (takenBackOn !== null && takenBackOn <= on) {
      const award = takenBackOn === on ? takeBack(books, head) : null;
      const { points, minor } = award ?? NOTHING;
      if (award !== null) books.events.push({ ...head, did: 'tookBack', points, minor });
      continue;
    }
    if (books.settled.has(name) || !isOpenOn(occurrence, on)) continue;
    const decision = decide(books, { live, member, on, occurrence, facts });
    if (decision.outcome === 'refused') {
      const { failed } = decision;
      const [first] = failed;
      if (first === undefined || books.refused.get(name) === first.condition) continue;
      books.refused.set(name, first.condition);
      books.events.push({ ...head, did: 'refused', failed });
      continue;
    }
    books.settled.add(name);
    if (decision.outcome === 'heldOut') {
      books.events.push({ ...head, did: 'heldOut', arm: decision.arm });
      continue;
    }
    const { points, minor } = decision;
    books.events.push({ ...head, did: 'gave', points, minor });
    const group = mechanic.group?.name ?? null;
    give(books, memberId, { mechanicId, key, on, group, points, minor });
  }
}

export type Run = {
  readonly mechanics: readonly LiveMechanic[];
  readonly members: readonly RunMember[];
  readonly days: Days;
};

function runBy({ mechanics, members, days }: Run, find: Finding): readonly RunEvent[] {
  const books: Book = {
    events: [],
    awards: new Map(),
    spent: new Map(),
    settled: new Set(),
    refused: new Map(),
  };
  const inOrder = mechanics.toSorted(
    (one, other) =>
      one.mechanic.priority - other.mechanic.priority || one.mechanicId - other.mechanicId,
  );
  for (let on = days.fromOn; on <= days.throughOn; on = addDays(on, 1)) {
    for (const live of inOrder) {
      for (const member of members) runOne(books, { live, member, on, find });
    }
  }
  return books.events;
}

/** Day after day by what was known on each: as mechanics run. */
export function runLive(run: Run): readonly RunEvent[] {
  return runBy(run, ({ mechanic }, { facts }, on) => {
    const known = knownOn(facts, on);
    const day = { fromOn: on, throughOn: on };
    return { occurrences: occurrencesOf(mechanic.occasion, known, day), facts: known };
  });
}

/** The same period at once, by what is known at its end: as mechanics are simulated. Occurrences are found once for each member. */
export function replayRun(run: Run): readonly RunEvent[] {
  const found = new Map<string, readonly Occurrence[]>();
  return runBy(run, ({ mechanic, mechanicId }, { facts }, on) => {
    const name = `${mechanicId} ${facts.memberId}`;
    const known = found.get(name) ?? occurrencesOf(mechanic.occasion, facts, run.days);
    found.set(name, known);
    return { occurrences: known, facts: knownOn(facts, on) };
  });
}
