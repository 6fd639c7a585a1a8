import { addDays } from '../../shared/calendar';
import { keptFloors, wouldFall } from '../kept-tiers';
import { type Ladder, MOST_TIERS } from '../ladder';
import { floorStep } from '../shown';
import { type Measure, type Standing, standingByNight, stepOf } from '../standing';
import { earnedSteps, type MeasureColumns, measureAt } from './columns';
import type { MemberBase } from './member-base';

/** The night that is judged, and what each member measures in the night that ends their grace; null: nobody can be in grace. */
export type JudgedNight = {
  readonly night: string;
  readonly later: MeasureColumns | null;
};

/** What each member shows of a ladder: in the night, and once grace is over if they buy nothing more. Steps of the ladder, -1 is none. */
export type Outcomes = {
  readonly atNight: Int8Array;
  readonly after: Int8Array;
};

/** Where a standing is by itself, on which night grace is over (null: none runs), and whether the member would fall. */
type Judged = {
  readonly atNight: number;
  readonly after: number;
  readonly fallsOn: string | null;
  readonly isFalling: boolean;
};
type Member = {
  readonly joinedOn: string;
  readonly standing: Standing;
  readonly window: Measure;
  readonly grace: Measure;
  readonly later: Measure;
};

/** The own standing of one member, by the judge of the nights themselves. */
function judgeMember(ladder: Ladder, night: string, member: Member): Judged {
  const { joinedOn, standing } = member;
  const climber = { joinedOn };
  const measures = { window: member.window, grace: member.grace };
  const held = standingByNight(ladder, climber, { night, standing, measures });
  const atNight = stepOf(ladder, held.tierId);
  const isFalling = wouldFall(ladder, { before: standing, after: held });
  if (held.graceUntilOn === null) return { atNight, after: atNight, fallsOn: null, isFalling };
  // Everything since the window that was too little: who enters grace now has bought nothing since.
  const grace = standing.graceFromOn === held.graceFromOn ? member.grace : member.window;
  const fallsOn = addDays(held.graceUntilOn, 1);
  const fallen = standingByNight(ladder, climber, {
    night: fallsOn,
    standing: held,
    measures: { window: member.later, grace },
  });
  return { atNight, after: stepOf(ladder, fallen.tierId), fallsOn, isFalling };
}

const STEPS = MOST_TIERS + 1;

/**
 * Judges everyone. What a night makes of a member hangs on their standing and on the steps that their measures reach alone, so those
 * who agree in these are judged once; who runs in grace is judged by themselves. Floors lie over what was judged.
 */
export function judgeBase(
  base: MemberBase,
  ladder: Ladder,
  { night, later }: JudgedNight,
): Outcomes {
  const { size, standing, joined, floors, grace } = base;
  const reached = earnedSteps(ladder, base.window, new Int8Array(size));
  const reachedLater = later === null ? reached : earnedSteps(ladder, later, new Int8Array(size));
  const kept = keptFloors(ladder, night);
  const asksOfDay = ladder.window.kind === 'anniversary';
  const outcomes = { atNight: new Int8Array(size), after: new Int8Array(size) };
  const known: Map<number, Judged>[] = base.standings.map(() => new Map());
  const standingAt = (at: number) => base.standings[standing[at] ?? 0] ?? unknownStanding();
  const judge = (at: number): Judged =>
    judgeMember(ladder, night, {
      joinedOn: base.days[joined[at] ?? 0] ?? night,
      standing: standingAt(at),
      window: measureAt(base.window, at),
      grace: grace.get(at) ?? measureAt(base.window, at),
      later: measureAt(later ?? base.window, at),
    });
  for (let at = 0; at < size; at += 1) {
    const alike = known[standing[at] ?? 0];
    const isAlone = alike === undefined || grace.has(at);
    const steps = ((reached[at] ?? -1) + 1) * STEPS + (reachedLater[at] ?? -1) + 1;
    const key = asksOfDay ? (joined[at] ?? 0) * STEPS * STEPS + steps : steps;
    let judged = isAlone ? undefined : alike.get(key);
    if (judged === undefined) {
      judged = judge(at);
      if (!isAlone) alike.set(key, judged);
    }
    outcomes.atNight[at] = judged.atNight;
    outcomes.after[at] = judged.after;
    const given = judged.isFalling ? kept.get(standingAt(at).tierId ?? 0) : undefined;
    const own = floors.get(at) ?? [];
    if (given === undefined && own.length === 0) continue;
    const over = given === undefined ? own : [given, ...own];
    const { atNight, after, fallsOn } = judged;
    outcomes.atNight[at] = Math.max(atNight, floorStep(ladder, over, night));
    outcomes.after[at] = Math.max(after, floorStep(ladder, over, fallsOn ?? night));
  }
  return outcomes;
}

function unknownStanding(): never {
  throw new Error('Invariant broken: every member has a standing');
}
