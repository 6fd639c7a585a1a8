import { divideHalfUp } from '../../analytics/ratios';
import { estimate } from '../../segments/estimate';
import { addDays, daysBetween } from '../../shared/calendar';
import { programmePays } from '../cost-split';
import { AWARD_CONDITIONS, type AwardCondition } from '../decision';
import type { Mechanic } from '../definition';
import { breakEvenOf } from './break-even';
import { type MemberGroup, type MemberGroups, weekOf } from './members-of';
import type { Outcomes } from './outcomes';
import { lastDayOf } from './owed-points';
import type { MechanicFigures, SimulatedGroup, SimulatedWeek } from './simulation-input';

/** What figures are made of. */
export type ToSum = {
  readonly outcomes: Outcomes;
  readonly groups: MemberGroups;
  readonly mechanic: Mechanic;
  readonly throughOn: string;
  /** What points are worth: `minor` for so many hundredths. */
  readonly value: { readonly minor: bigint; readonly hundredths: bigint };
  /** Days that points live by the terms; null: they do not end. */
  readonly livesDays: number | null;
  readonly marginBps: number;
  /** How many members were looked at, of how many. */
  readonly looked: number;
  readonly members: number;
};

/** From a sample to everybody. */
type Scale = {
  readonly count: (found: number) => number;
  readonly amount: (sum: bigint) => bigint;
};

function scaleOf({ looked, members }: ToSum): Scale {
  if (looked === 0 || looked === members) return { count: (found) => found, amount: (sum) => sum };
  return {
    count: (found) => Math.round((found * members) / looked),
    amount: (sum) => divideHalfUp(sum * BigInt(members), BigInt(looked)),
  };
}

type Sum = { members: Set<number>; awards: number; points: bigint; cost: bigint };
const noSum = (): Sum => ({ members: new Set(), awards: 0, points: 0n, cost: 0n });

/** What each award costs: its points at their worth, and what the rewards were planned to cost. */
function sumUp(asked: ToSum) {
  const { outcomes, groups, value } = asked;
  const { memberIds, days, points, minor } = outcomes.gave;
  const all = noSum();
  const weeks = new Map<number, Sum>();
  const tiers = new Map<number, Sum>();
  const rfm = new Map<MemberGroup['rfm'], Sum>();
  const of = <Id>(sums: Map<Id, Sum>, id: Id): Sum => {
    const sum = sums.get(id) ?? noSum();
    sums.set(id, sum);
    return sum;
  };
  memberIds.forEach((memberId, at) => {
    const group = groups.get(memberId);
    const given = points[at] ?? 0n;
    const cost = divideHalfUp(given * value.minor, value.hundredths) + (minor[at] ?? 0n);
    const sums = [
      all,
      of(weeks, weekOf(days[at] ?? 0)),
      of(tiers, group?.tierId ?? 0),
      of(rfm, group?.rfm ?? null),
    ];
    for (const sum of sums) {
      sum.members.add(memberId);
      sum.awards += 1;
      sum.points += given;
      sum.cost += cost;
    }
  });
  return { all, weeks, tiers, rfm };
}

/** Points that are owed at the end of each week, if none is spent: each award until its points end. */
function owedByWeek({ outcomes, mechanic, livesDays, throughOn }: ToSum): readonly bigint[] {
  const { fromOn, gave } = outcomes;
  const weeks = weekOf(daysBetween(fromOn, throughOn)) + 1;
  const changes = Array.from({ length: weeks + 1 }, () => 0n);
  const add = (week: number, points: bigint) => {
    if (week <= weeks) changes[week] = (changes[week] ?? 0n) + points;
  };
  const rewards = mechanic.rewards.flatMap((one) => (one.is === 'points' ? [one] : []));
  const whole = rewards.reduce((sum, { points }) => sum + points, 0n);
  gave.days.forEach((day, at) => {
    const recipients = whole === 0n ? 0n : (gave.points[at] ?? 0n) / whole;
    for (const reward of rewards) {
      const lastDay = lastDayOf(reward, { fromOn, day, otherwiseDays: livesDays });
      add(weekOf(day), reward.points * recipients);
      // Gone at the end of the week in which it was good for the last time.
      if (lastDay !== null) add(weekOf(lastDay), -reward.points * recipients);
    }
  });
  let owed = 0n;
  return changes.slice(0, weeks).map((change) => {
    owed += change;
    return owed;
  });
}

const groupsOf = <Id>(sums: ReadonlyMap<Id, Sum>, scale: Scale): readonly SimulatedGroup<Id>[] =>
  [...sums].map(([id, { members, awards, cost }]) => ({
    id,
    members: scale.count(members.size),
    awards: scale.count(awards),
    costMinor: String(scale.amount(cost)),
  }));

function refusedOf({ outcomes: { refused } }: ToSum, scale: Scale): MechanicFigures['refused'] {
  const byReason = new Map<AwardCondition, Set<number>>();
  refused.memberIds.forEach((memberId, at) => {
    const reason = AWARD_CONDITIONS[refused.reasons[at] ?? -1];
    if (reason === undefined) return;
    byReason.set(reason, (byReason.get(reason) ?? new Set()).add(memberId));
  });
  return [...byReason]
    .map(([reason, members]) => ({ reason, members: scale.count(members.size) }))
    .sort((one, other) => other.members - one.members);
}

function besideOf({ outcomes }: ToSum, reached: ReadonlySet<number>, scale: Scale) {
  return [...outcomes.others]
    .map(([ruleId, members]) => ({
      ruleId,
      members: scale.count([...members].filter((memberId) => reached.has(memberId)).length),
    }))
    .filter(({ members }) => members > 0);
}

/** The figures of a replay. Of a sample each is what it says of everybody; awards are as uncertain as the members are. */
export function figuresOf(asked: ToSum): MechanicFigures {
  const { outcomes, groups, mechanic, value, marginBps, looked, members } = asked;
  const scale = scaleOf(asked);
  const { all, weeks, tiers, rfm } = sumUp(asked);
  const money = (points: bigint) => divideHalfUp(points * value.minor, value.hundredths);
  const owed = owedByWeek(asked).map((points) => scale.amount(money(points)));
  const reached = estimate(all.members.size, looked, members);
  const perMember = all.members.size === 0 ? 0 : all.awards / all.members.size;
  const spent = [...all.members].reduce(
    (sum, memberId) => sum + BigInt(Math.round(groups.get(memberId)?.spentMinor ?? 0)),
    0n,
  );
  const coupons = mechanic.rewards.filter(({ is }) => is === 'coupon').length;
  return {
    members: looked === members ? exactly(all.members.size) : reached,
    awards:
      looked === members
        ? exactly(all.awards)
        : {
            count: scale.count(all.awards),
            from: Math.round(reached.from * perMember),
            to: Math.round(reached.to * perMember),
          },
    heldOut: scale.count(new Set(outcomes.heldOut.memberIds).size),
    takenBack: scale.count(outcomes.takenBack),
    points: String(scale.amount(all.points)),
    coupons: scale.count(all.awards) * coupons,
    costMinor: String(scale.amount(all.cost)),
    owedMinor: String(owed.at(-1) ?? 0n),
    weeks: owed.map((owedMinor, week): SimulatedWeek => {
      const sum = weeks.get(week) ?? noSum();
      return {
        fromOn: addDays(outcomes.fromOn, week * 7),
        members: scale.count(sum.members.size),
        awards: scale.count(sum.awards),
        points: String(scale.amount(sum.points)),
        costMinor: String(scale.amount(sum.cost)),
        owedMinor: String(owedMinor),
      };
    }),
    byTier: groupsOf(tiers, scale),
    byRfm: groupsOf(rfm, scale),
    refused: refusedOf(asked, scale),
    beside: besideOf(asked, all.members, scale),
    breakEven: breakEvenOf({
      costMinor: programmePays(mechanic, all.cost),
      members: all.members.size,
      spentMinor: spent,
      marginBps,
    }),
  };
}

const exactly = (count: number) => ({ count, from: count, to: count });
