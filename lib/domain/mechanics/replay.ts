import { addDays } from '../shared/calendar';
import { type AwardOf, Books, type RunEvent, type RunStanding } from './books';
import type { LiveMechanic } from './decide';
import type { AwardCondition, FailedAward } from './decision';
import { knownOn, type MemberFacts } from './facts';
import { kindOf } from './kinds/registry';
import { type Days, LEFT_OUT, OCCURRENCE_FLAWS, type Occurrence } from './occurrence';

/** A member with what was found of them, by mechanic. */
export type FoundMember = RunStanding & {
  readonly memberId: number;
  /** Facts that tell whether they wait for gifts, where a mechanic asks that. */
  readonly facts: MemberFacts;
  readonly found: ReadonlyMap<number, readonly Occurrence[]>;
};

export type Replay = {
  readonly mechanics: readonly LiveMechanic[];
  readonly members: readonly FoundMember[];
  readonly days: Days;
  /** What was given before the period. */
  readonly before?: readonly AwardOf[] | undefined;
};

/** Something that is looked at when its day comes, in the order of a run: mechanics by priority, then members, then their occurrences. */
type Entry = {
  readonly place: readonly [mechanic: number, member: number, occurrence: number];
  readonly live: LiveMechanic;
  readonly member: FoundMember;
  readonly occurrence: Occurrence;
  /** Not to be looked at before this day; null: never again. */
  nextOn: string | null;
  /** A refusal by a budget holds while nothing comes back to it, and the member is given nothing else. */
  waitsFor: { readonly returns: number; readonly awards: object } | null;
};

/** Mechanics in the order in which they are judged on a day. */
export function inOrder(mechanics: readonly LiveMechanic[]): readonly LiveMechanic[] {
  return mechanics.toSorted(
    (one, other) =>
      one.mechanic.priority - other.mechanic.priority || one.mechanicId - other.mechanicId,
  );
}

/** Conditions that days do not change while audience and standing stay as they are. */
const STEADY: ReadonlySet<AwardCondition> = new Set([
  'switchedOff',
  'paused',
  'once',
  'audience',
  ...LEFT_OUT,
  ...OCCURRENCE_FLAWS,
] as const);
const BUDGETS: ReadonlySet<AwardCondition> = new Set([
  'budgetPoints',
  'budgetMinor',
  'budgetMembers',
] as const);

const byPlace = ({ place: one }: Entry, { place: other }: Entry): number =>
  one[0] - other[0] || one[1] - other[1] || one[2] - other[2];

/** Everything that comes to be looked at, by the day on which it first does. */
function agendaOf({ mechanics, members, days }: Replay): Map<string, Entry[]> {
  const agenda = new Map<string, Entry[]>();
  const put = (on: string, entry: Entry) => {
    const listed = agenda.get(on);
    if (listed === undefined) agenda.set(on, [entry]);
    else listed.push(entry);
  };
  inOrder(mechanics).forEach((live, mechanicAt) => {
    members.forEach((member, memberAt) => {
      member.found.get(live.mechanicId)?.forEach((occurrence, occurrenceAt) => {
        const { dueOn, takenBackOn } = occurrence;
        const firstOn = dueOn < days.fromOn ? days.fromOn : dueOn;
        const place = [mechanicAt, memberAt, occurrenceAt] as const;
        const entry = { place, live, member, occurrence, waitsFor: null };
        const isBefore = takenBackOn === null || firstOn < takenBackOn;
        if (isBefore && firstOn <= days.throughOn) put(firstOn, { ...entry, nextOn: firstOn });
        if (takenBackOn !== null && takenBackOn >= days.fromOn) {
          put(takenBackOn, { ...entry, nextOn: takenBackOn });
        }
      });
    });
  });
  return agenda;
}

/** When a refused occurrence is looked at next, and what it waits for meanwhile. */
function putOff(books: Books, entry: Entry, failed: readonly FailedAward[], on: string): void {
  const { live, member } = entry;
  const first = failed[0]?.condition;
  const tomorrow = addDays(on, 1);
  const overOn = live.endsOn === null ? null : addDays(live.endsOn, 1);
  entry.nextOn = tomorrow;
  entry.waitsFor = null;
  if (first === undefined || member.isSteady !== true) return;
  // After its last day another condition stands first, once.
  const isOver = overOn !== null && on >= overOn;
  if (first === 'period')
    entry.nextOn = isOver ? null : live.startsOn > on ? live.startsOn : tomorrow;
  if (STEADY.has(first)) entry.nextOn = overOn !== null && !isOver ? overOn : null;
  const awards = books.awardsOf(member.memberId);
  const mayWait = kindOf(live.mechanic.occasion).waitsForGifts !== undefined;
  if (BUDGETS.has(first) && !(mayWait && awards.length > 0) && (overOn === null || on < overOn)) {
    entry.waitsFor = { returns: books.returnsOf(live.mechanicId), awards };
  }
}

function isWaiting(books: Books, { waitsFor, live, member }: Entry, on: string): boolean {
  if (waitsFor === null || (live.endsOn !== null && on > live.endsOn)) return false;
  return (
    waitsFor.returns === books.returnsOf(live.mechanicId) &&
    waitsFor.awards === books.awardsOf(member.memberId)
  );
}

/** Looks at what is there on a day; what is left is looked at again. */
function runDay(books: Books, entries: readonly Entry[], on: string): readonly Entry[] {
  return entries.filter((entry) => {
    const { occurrence, live, member } = entry;
    const { untilOn, takenBackOn } = occurrence;
    if (takenBackOn !== on && untilOn !== null && untilOn < on) return false;
    if (takenBackOn !== null && takenBackOn < on) return false;
    if (entry.nextOn === null) return false;
    if (entry.nextOn > on || isWaiting(books, entry, on)) return true;
    const { memberId, facts } = member;
    const failed = books.look({
      ...{ live, memberId, standing: member, on, occurrence },
      factsOn: () => knownOn(facts, on),
    });
    if (failed === null) return false;
    putOff(books, entry, failed, on);
    return entry.nextOn !== null;
  });
}

/**
 * A run over a period by occurrences that were found already, a list of events a day: the same as `runLive`, but each occurrence is looked at
 * only on days on which something of it can have changed. Days on which nothing happens give an empty list, so that whoever reads can let others
 * have their turn.
 */
export function* replayDays(replay: Replay): Generator<readonly RunEvent[]> {
  const books = new Books(replay.before);
  const agenda = agendaOf(replay);
  let waiting: readonly Entry[] = [];
  for (let on = replay.days.fromOn; on <= replay.days.throughOn; on = addDays(on, 1)) {
    const added = agenda.get(on) ?? [];
    agenda.delete(on);
    const today = added.length === 0 ? waiting : [...waiting, ...added].sort(byPlace);
    const told = books.events.length;
    waiting = runDay(books, today, on);
    yield books.events.splice(told);
  }
}
