import type { ConditionKey } from '../rules/sentences/describe-conditions';
import type { Sentence, Slot } from '../rules/sentences/sentence';
import { toPoints } from '../shared/points';
import type { OccasionClause, OccasionKey } from './clauses';
import { type Mechanic, USUAL_LEAST_BPS } from './definition';
import { tellOccasion } from './kinds/registry';
import type { LeftOut } from './occurrence';
import type { Reward } from './rewards';

/** Messages that mechanics are told by, in the area `rules`. */
export type MechanicKey =
  | OccasionKey
  | 'mechanic.gives'
  | 'mechanic.reward.points'
  | 'mechanic.reward.pointsLiving'
  | 'mechanic.reward.multiplier'
  | 'mechanic.reward.couponShare'
  | 'mechanic.reward.couponAmount'
  | 'mechanic.reward.gift'
  | 'mechanic.reward.tierExtension'
  | 'mechanic.reward.badge'
  | 'mechanic.pendingDays'
  | 'mechanic.pendingUntil'
  | 'mechanic.says'
  | 'mechanic.afterMessage'
  | 'mechanic.someMembers'
  | 'mechanic.leavesOut'
  | `mechanic.leftOut.${LeftOut}`
  | 'mechanic.budgetMinor'
  | 'mechanic.budgetMembers'
  | 'mechanic.memberTimes'
  | 'mechanic.memberTimesIn'
  | 'mechanic.cooldown'
  | 'mechanic.group'
  | 'mechanic.holdout'
  | 'mechanic.least'
  | 'clause.budget'
  | 'clause.capLife'
  | 'clause.priority';
export type MechanicClause = Sentence<MechanicKey | ConditionKey>;

/** A mechanic in words to be: its occasion, then for whom, what it gives and how far. */
export type MechanicSentence = {
  readonly lead: OccasionClause;
  readonly clauses: readonly MechanicClause[];
};

const say = (key: MechanicKey, slots: MechanicClause['slots'] = {}): MechanicClause => ({
  key,
  slots,
});
const count = (value: number): Slot => ({ kind: 'count', count: value });
const points = (amount: bigint): Slot => ({ kind: 'points', points: toPoints(amount) });
const money = (minor: bigint): Slot => ({ kind: 'money', minor });
const named = ({ en, ru }: { readonly en: string; readonly ru: string }): Slot => ({
  kind: 'named',
  en,
  ru,
});

type Told<Is extends Reward['is']> = (reward: Extract<Reward, { is: Is }>) => MechanicClause;
const REWARDS: { readonly [Is in Reward['is']]: Told<Is> } = {
  points: (reward) =>
    reward.livesDays === null
      ? say('mechanic.reward.points', { points: points(reward.points) })
      : say('mechanic.reward.pointsLiving', {
          points: points(reward.points),
          count: count(reward.livesDays),
        }),
  multiplier: ({ timesBps, days }) =>
    say('mechanic.reward.multiplier', {
      times: { kind: 'times', bps: timesBps },
      count: count(days),
    }),
  coupon: ({ off, livesDays }) =>
    off.by === 'share'
      ? say('mechanic.reward.couponShare', {
          share: { kind: 'share', bps: off.bps },
          count: count(livesDays),
        })
      : say('mechanic.reward.couponAmount', {
          money: money(off.minor),
          count: count(livesDays),
        }),
  gift: ({ name }) => say('mechanic.reward.gift', { name: named(name) }),
  tierExtension: ({ months }) => say('mechanic.reward.tierExtension', { count: count(months) }),
  badge: ({ name }) => say('mechanic.reward.badge', { name: named(name) }),
};

/** Each reward is told by the entry of its own name. */
const tellReward = (reward: Reward): MechanicClause =>
  (REWARDS[reward.is] as (one: Reward) => MechanicClause)(reward);

function tellRewards({ rewards, message, creditedAfter }: Mechanic): readonly MechanicClause[] {
  const sentences = rewards.map(tellReward);
  const gives = say('mechanic.gives', { rewards: { kind: 'sentences', sentences } });
  const pending = rewards.flatMap((reward): readonly MechanicClause[] => {
    if (reward.is !== 'points' || reward.pending === null) return [];
    return reward.pending.until === 'day'
      ? [say('mechanic.pendingUntil', { day: { kind: 'day', day: reward.pending.on } })]
      : [say('mechanic.pendingDays', { count: count(reward.pending.days) })];
  });
  return [
    ...(rewards.length === 0 ? [] : [gives, ...pending]),
    ...(message === undefined ? [] : [say('mechanic.says', { subject: named(message.subject) })]),
    ...(creditedAfter === 'message' ? [say('mechanic.afterMessage')] : []),
  ];
}

function tellAudience({ audience, leaveOut }: Mechanic): readonly MechanicClause[] {
  const sentences = leaveOut.map((reason) => say(`mechanic.leftOut.${reason}`));
  return [
    ...(audience === null ? [] : [say('mechanic.someMembers')]),
    ...(leaveOut.length === 0
      ? []
      : [say('mechanic.leavesOut', { members: { kind: 'sentences', sentences } })]),
  ];
}

function tellTimes({ perMember: { times } }: Mechanic): readonly MechanicClause[] {
  if (times === undefined) return [];
  const most = { count: count(times.most) };
  return times.inDays === null
    ? [say('mechanic.memberTimes', most)]
    : [say('mechanic.memberTimesIn', { ...most, days: count(times.inDays) })];
}

/** The priority that is not told, for nobody chose it. */
const USUAL_PRIORITY = 100;

function tellLimits(mechanic: Mechanic): readonly MechanicClause[] {
  const { budget, perMember, group, priority, holdoutBps, leastBps } = mechanic;
  const one = <T>(value: T | undefined, clause: (value: T) => MechanicClause) =>
    value === undefined ? [] : [clause(value)];
  const holdout = { share: { kind: 'share', bps: holdoutBps } } as const;
  return [
    ...tellTimes(mechanic),
    ...one(perMember.points, (most) => say('clause.capLife', { points: points(most) })),
    ...one(perMember.cooldownDays || undefined, (days) =>
      say('mechanic.cooldown', { count: count(days) }),
    ),
    ...one(budget.points, (most) => say('clause.budget', { points: points(most) })),
    ...one(budget.minor, (most) => say('mechanic.budgetMinor', { money: money(most) })),
    ...one(budget.members, (most) => say('mechanic.budgetMembers', { count: count(most) })),
    ...one(group ?? undefined, ({ name, days }) =>
      say('mechanic.group', { name: { kind: 'text', text: name }, count: count(days) }),
    ),
    ...(priority === USUAL_PRIORITY ? [] : [say('clause.priority', { count: count(priority) })]),
    ...(holdoutBps === 0 ? [] : [say('mechanic.holdout', holdout)]),
    ...(holdoutBps === 0 || leastBps === USUAL_LEAST_BPS
      ? []
      : [say('mechanic.least', { share: { kind: 'share', bps: leastBps } })]),
  ];
}

/** What a mechanic says, as a sentence that both languages have words for. */
export function describeMechanic(mechanic: Mechanic): MechanicSentence {
  const { lead, clauses } = tellOccasion(mechanic.occasion);
  return {
    lead,
    clauses: [
      ...clauses,
      ...tellAudience(mechanic),
      ...tellRewards(mechanic),
      ...tellLimits(mechanic),
    ],
  };
}
