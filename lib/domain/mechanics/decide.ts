import type { Arm } from '../experiments/assign';
import { daysBetween } from '../shared/calendar';
import { pointsText } from '../shared/points';
import {
  AWARD_CONDITIONS,
  type Award,
  type AwardCondition,
  type AwardDecision,
  type FailedAward,
  type Spent,
} from './decision';
import { daysApart, leftOutOf, type Mechanic } from './definition';
import type { MemberFacts } from './facts';
import { waitsForGifts } from './kinds/registry';
import { isOpenOn, LEFT_OUT, type LeftOut, OCCURRENCE_FLAWS, type Occurrence } from './occurrence';
import { type AwardCost, costOf } from './rewards';

/** A mechanic as it stands: its version in force, its days, and whether it is switched on. */
export type LiveMechanic = {
  readonly mechanicId: number;
  readonly startsOn: string;
  /** Its last day; null: open. */
  readonly endsOn: string | null;
  readonly isPaused: boolean;
  readonly mechanic: Mechanic;
};

/** The member as they stand at the moment of the decision, not at that of their selection. */
export type Candidate = {
  readonly isInAudience: boolean;
  readonly leftOut: readonly LeftOut[];
  readonly arm: Arm;
  readonly facts: MemberFacts;
  /** What any mechanic gave them, in the order of days. */
  readonly awards: readonly Award[];
};

export type AwardQuestion = {
  readonly live: LiveMechanic;
  readonly occurrence: Occurrence;
  readonly on: string;
  readonly candidate: Candidate;
  readonly spent: Spent;
  /** Everything is switched off. */
  readonly isSwitchedOff: boolean;
};

type Told = readonly (string | number | bigint)[];
/** What was wanted and what was found, or null when the condition holds. */
type Check = (
  question: AwardQuestion,
  cost: AwardCost,
) => { readonly wanted: Told; readonly found: Told } | null;

const failing = (fails: boolean, wanted: Told = [], found: Told = []) =>
  fails ? { wanted, found } : null;

const ownAwards = ({ live, candidate }: AwardQuestion): readonly Award[] =>
  candidate.awards.filter(({ mechanicId }) => mechanicId === live.mechanicId);

/** A sum and what would be added to it, under a most. */
function under(
  most: bigint | undefined,
  { before, more }: { readonly before: bigint; readonly more: bigint },
  told: (amount: bigint) => string,
) {
  return most === undefined ? null : failing(before + more > most, [told(most)], [told(before)]);
}
const asPoints = (amount: bigint) => pointsText(amount as AwardCost['points']);

const OWN_CHECKS = {
  switchedOff: ({ isSwitchedOff }) => failing(isSwitchedOff),
  paused: ({ live }) => failing(live.isPaused),
  period: ({ live: { startsOn, endsOn }, on }) =>
    failing(on < startsOn || (endsOn !== null && on > endsOn), [startsOn, endsOn ?? ''], [on]),
  open: ({ occurrence, on }) =>
    failing(!isOpenOn(occurrence, on), [occurrence.dueOn, occurrence.untilOn ?? ''], [on]),
  once: (question) => {
    const same = ownAwards(question).find(({ key }) => key === question.occurrence.key);
    return failing(same !== undefined, [], same === undefined ? [] : [same.on]);
  },
  audience: ({ candidate }) => failing(!candidate.isInAudience),
  waitsForGifts: (question) => {
    const { live, candidate } = question;
    const awards = ownAwards(question);
    return failing(waitsForGifts(live.mechanic.occasion, candidate.facts, awards));
  },
  cooldown: (question) => {
    const apart = daysApart(question.live.mechanic);
    const last = ownAwards(question).at(-1);
    if (last === undefined) return null;
    return failing(daysBetween(last.on, question.on) < apart, [apart], [last.on]);
  },
  memberTimes: (question) => {
    const { times } = question.live.mechanic.perMember;
    if (times === undefined) return null;
    const { most, inDays } = times;
    const count = ownAwards(question).filter(
      ({ on }) => inDays === null || daysBetween(on, question.on) < inDays,
    ).length;
    return failing(count >= most, inDays === null ? [most] : [most, inDays], [count]);
  },
  memberPoints: (question) => {
    const { mechanic } = question.live;
    const before = ownAwards(question).reduce((sum, { points }) => sum + points, 0n);
    const { points: more } = costOf(mechanic.rewards, 1);
    return under(mechanic.perMember.points, { before, more }, asPoints);
  },
  group: ({ live: { mechanic, mechanicId }, candidate, on }) => {
    const { group } = mechanic;
    if (group === null) return null;
    const other = candidate.awards.findLast(
      (award) =>
        award.group === group.name &&
        award.mechanicId !== mechanicId &&
        daysBetween(award.on, on) < group.days,
    );
    return failing(other !== undefined, [group.name], [other?.mechanicId ?? 0, other?.on ?? '']);
  },
  budgetPoints: ({ live, spent }, { points: more }) =>
    under(live.mechanic.budget.points, { before: spent.points, more }, asPoints),
  budgetMinor: ({ live, spent }, { minor: more }) =>
    under(live.mechanic.budget.minor, { before: spent.minor, more }, String),
  budgetMembers: (question) => {
    const { members } = question.live.mechanic.budget;
    const isNew = ownAwards(question).length === 0;
    if (members === undefined || !isNew) return null;
    return failing(question.spent.members >= members, [members], [question.spent.members]);
  },
} as const satisfies Partial<Record<AwardCondition, Check>>;

/** Who is left out, each reason a condition of its own, and what is wrong with the occasion itself. */
const SAID_CHECKS: ReadonlyMap<AwardCondition, Check> = new Map<AwardCondition, Check>([
  ...LEFT_OUT.map((reason): [AwardCondition, Check] => [
    reason,
    ({ live, candidate }) =>
      failing(candidate.leftOut.includes(reason) && leftOutOf(live.mechanic).includes(reason)),
  ]),
  ...OCCURRENCE_FLAWS.map((flaw): [AwardCondition, Check] => [
    flaw,
    ({ occurrence }) => failing(occurrence.flaw === flaw),
  ]),
]);

const CHECKS: ReadonlyMap<AwardCondition, Check> = new Map([
  ...SAID_CHECKS,
  ...(Object.entries(OWN_CHECKS) as [AwardCondition, Check][]),
]);

/** Every condition that does not hold, in the order of `AWARD_CONDITIONS`; none: it is given, or held back. */
function failedAwards(question: AwardQuestion, cost: AwardCost): readonly FailedAward[] {
  return AWARD_CONDITIONS.flatMap((condition) => {
    const failed = CHECKS.get(condition)?.(question, cost) ?? null;
    if (failed === null) return [];
    return [{ condition, wanted: failed.wanted.map(String), found: failed.found.map(String) }];
  });
}

/**
 * Whether an occurrence gives a member what its mechanic promises, and if not, why not. Who is held back is told last, by the same
 * conditions, so that both arms are made of members who would have been given it.
 */
export function decideAward(question: AwardQuestion): AwardDecision {
  const { live, occurrence, candidate } = question;
  const cost = costOf(live.mechanic.rewards, 1 + occurrence.alsoTo.length);
  const failed = failedAwards(question, cost);
  if (failed.length > 0) return { outcome: 'refused', failed };
  if (candidate.arm !== 'treated') return { outcome: 'heldOut', arm: candidate.arm };
  return { outcome: 'given', ...cost };
}
