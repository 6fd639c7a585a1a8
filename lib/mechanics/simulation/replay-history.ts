import 'server-only';
import { setImmediate as aTurn } from 'node:timers/promises';
import type { Read } from '@/db/read';
import type { Mechanic } from '@/lib/domain/mechanics/definition';
import type { MemberFacts } from '@/lib/domain/mechanics/facts';
import { kindOf, occurrencesOf } from '@/lib/domain/mechanics/kinds/registry';
import type { Days } from '@/lib/domain/mechanics/occurrence';
import { type FoundMember, replayDays } from '@/lib/domain/mechanics/replay';
import type { RunMember } from '@/lib/domain/mechanics/run';
import type { MemberGroup } from '@/lib/domain/mechanics/simulation/members-of';
import {
  noOutcomes,
  OutcomeReader,
  type Outcomes,
} from '@/lib/domain/mechanics/simulation/outcomes';
import { toPoints } from '@/lib/domain/shared/points';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readAskedLadders } from '@/lib/segments/asked-ladders';
import type { SegmentSource } from '@/lib/segments/compile';
import { readRows } from '@/lib/segments/count';
import { namedSegments } from '@/lib/segments/named-segments';
import { findCandidates } from '../facts/find-candidates';
import type { Whose } from '../facts/whose';
import type { SimulatedBeside } from './read-mechanics';
import { type Replayed, readSlice, type SliceAsked } from './read-slice';

/** The id of a draft that is no rule yet: none has it. */
export const DRAFT_ID = 0;
/** Numbers of members that are looked through at once, and members whose facts are held at once. */
const RANGE = 20_000;
const SLICE = 4_000;
const SAMPLE_SHARE = 32;

export type ToReplay = {
  readonly ruleId: number | null;
  readonly mechanic: Mechanic;
  readonly beside: SimulatedBeside;
  readonly days: Days;
  readonly todayOn: string;
  readonly timeZone: string;
  readonly isSample: boolean;
};

export type Replayed365 = {
  readonly outcomes: Outcomes;
  readonly groups: ReadonlyMap<number, MemberGroup>;
};

/** A budget for one member in 32: its part, at least one of what it counts. */
function partOf(mechanic: Mechanic): Mechanic {
  const { points, minor, members } = mechanic.budget;
  const part = (amount: bigint) => {
    const share = amount / BigInt(SAMPLE_SHARE);
    return share > 0n ? share : 1n;
  };
  return {
    ...mechanic,
    budget: {
      ...(points === undefined ? {} : { points: toPoints(part(points)) }),
      ...(minor === undefined ? {} : { minor: part(minor) }),
      ...(members === undefined
        ? {}
        : { members: Math.max(1, Math.floor(members / SAMPLE_SHARE)) }),
    },
  };
}

/**
 * The draft and what runs beside it, as if all of them ran through the whole period. In a replay only the draft has a budget: of the
 * others not everybody is read whom they would reach.
 */
export function replayedOf({
  ruleId,
  mechanic,
  beside,
  days,
  isSample,
  hasBudgets = false,
}: Pick<ToReplay, 'ruleId' | 'mechanic' | 'beside' | 'days' | 'isSample'> & {
  readonly hasBudgets?: boolean;
}): readonly Replayed[] {
  const through = { startsOn: days.fromOn, endsOn: null, isPaused: false };
  const draft = {
    ...{ mechanicId: ruleId ?? DRAFT_ID, ...through },
    mechanic: isSample ? partOf(mechanic) : mechanic,
  };
  return [
    { live: draft, salt: beside.salt },
    ...beside.others.map(({ ruleId: mechanicId, mechanic: other, salt }) => ({
      live: {
        ...{ mechanicId, ...through },
        mechanic: hasBudgets ? other : { ...other, budget: {} },
      },
      salt,
    })),
  ];
}

/** What the audience of each is read by. */
export async function sourcesOf(
  read: Read,
  replayed: readonly Replayed[],
  { todayOn, timeZone, isSample }: Pick<ToReplay, 'todayOn' | 'timeZone' | 'isSample'>,
): Promise<ReadonlyMap<number, SegmentSource>> {
  const sources = new Map<number, SegmentSource>();
  for (const { live } of replayed) {
    const { audience } = live.mechanic;
    if (audience === null) continue;
    const named = await namedSegments((query) => readRows(read, query), audience);
    const asked = { definition: audience, named, todayOn };
    const ladders = await readAskedLadders(readRowsOf(read), asked);
    sources.set(live.mechanicId, { todayOn, timeZone, named, ladders, isSample });
  }
  return sources;
}

const NO_FACTS = {
  ...{ birthdays: [], purchases: [], events: [], friends: [], tiers: [], lots: [] },
  ...{ chances: [], stages: [] },
} as const satisfies Omit<MemberFacts, 'memberId' | 'joinedOn'>;

/** A member with what was found of them: facts are let go, but for purchases where a mechanic asks what was made of its gifts. */
function foundOf(
  { facts, ...standing }: RunMember,
  replayed: readonly Replayed[],
  { days, isWaiting }: { readonly days: Days; readonly isWaiting: boolean },
): FoundMember {
  const { memberId, joinedOn, purchases } = facts;
  return {
    ...standing,
    memberId,
    facts: { ...NO_FACTS, memberId, joinedOn, purchases: isWaiting ? purchases : [] },
    found: new Map(
      replayed.map(({ live }) => [
        live.mechanicId,
        occurrencesOf(live.mechanic.occasion, facts, days),
      ]),
    ),
  };
}

/** Members for whom the draft could have been due, slice by slice, in the order of their numbers. */
async function* candidates(read: Read, asked: ToReplay): AsyncGenerator<readonly number[]> {
  const { mechanic, days, timeZone, todayOn, isSample } = asked;
  const [last] = await read<{ id: number }[]>`
    SELECT coalesce(max(member_id), 0)::float8 AS id FROM members`;
  const range = isSample ? RANGE * SAMPLE_SHARE : RANGE;
  for (let fromId = 1; fromId <= (last?.id ?? 0); fromId += range) {
    const whose: Whose = { fromId, throughId: fromId + range - 1, isSample };
    const found = await findCandidates(readRowsOf(read), {
      ...{ occasion: mechanic.occasion, days, timeZone, todayOn, whose },
    });
    for (let at = 0; at < found.length; at += SLICE) yield found.slice(at, at + SLICE);
  }
}

/** Takes in what happened to some members over the whole period, and is told when they are through. */
export type EventReader = Pick<OutcomeReader, 'add' | 'end'>;

/** Plays members through the period, a day at a time, so that others have their turn. */
async function playThrough(
  reader: EventReader,
  replayed: readonly Replayed[],
  { members, days }: { readonly members: readonly FoundMember[]; readonly days: Days },
): Promise<void> {
  const mechanics = replayed.map(({ live }) => live);
  let untilMs = performance.now() + TURN_MS;
  for (const events of replayDays({ mechanics, members, days })) {
    for (const event of events) reader.add(event);
    if (performance.now() < untilMs) continue;
    await aTurn();
    untilMs = performance.now() + TURN_MS;
  }
  reader.end();
}
const TURN_MS = 15;

/** Those of a group that can matter: reached by the draft, held back or refused. */
function keepGroups(
  groups: Map<number, MemberGroup>,
  read: ReadonlyMap<number, MemberGroup>,
  { members, mechanicId }: { members: readonly FoundMember[]; mechanicId: number },
): void {
  for (const { memberId, found } of members) {
    const group = read.get(memberId);
    if (group !== undefined && (found.get(mechanicId)?.length ?? 0) > 0)
      groups.set(memberId, group);
  }
}

/**
 * Replays a mechanic beside those that run over a period that is over, event after event. Members are read slice by slice and forgotten; with a
 * budget, which all members share, their occurrences are kept until all are read and played together.
 */
export async function playHistory(
  read: Read,
  asked: ToReplay,
  reader: EventReader,
): Promise<ReadonlyMap<number, MemberGroup>> {
  const { days, timeZone, beside, ruleId } = asked;
  const replayed = replayedOf(asked);
  const sources = await sourcesOf(read, replayed, asked);
  const sliceAsked: SliceAsked = {
    ...{ replayed, programme: beside.programme, days, timeZone, sources },
  };
  const mechanicId = ruleId ?? DRAFT_ID;
  const groups = new Map<number, MemberGroup>();
  const isShared = Object.keys(asked.mechanic.budget).length > 0;
  const isWaiting = replayed.some(
    ({ live }) => kindOf(live.mechanic.occasion).waitsForGifts !== undefined,
  );
  const together: FoundMember[] = [];
  for await (const memberIds of candidates(read, asked)) {
    const slice = await readSlice(read, memberIds, sliceAsked);
    const members = slice.members.map((member) => foundOf(member, replayed, { days, isWaiting }));
    keepGroups(groups, slice.groups, { members, mechanicId });
    if (isShared) together.push(...members);
    else await playThrough(reader, replayed, { members, days });
    await aTurn();
  }
  if (isShared) await playThrough(reader, replayed, { members: together, days });
  return groups;
}

/** The same, as the columns that figures are made of. */
export async function replayHistory(read: Read, asked: ToReplay): Promise<Replayed365> {
  const outcomes = noOutcomes(asked.days.fromOn);
  const reader = new OutcomeReader(outcomes, asked.ruleId ?? DRAFT_ID);
  return { outcomes, groups: await playHistory(read, asked, reader) };
}
