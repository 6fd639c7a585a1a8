import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import type { FieldSpec } from './specs';

type Reward = NonNullable<MechanicJson['rewards']>[number];
export type RewardIs = Reward['is'];

/** What can be given, in the order in which it is offered, with what each begins with. */
export const NEW_REWARDS: { readonly [Is in RewardIs]: Extract<Reward, { is: Is }> } = {
  points: { is: 'points', points: '100', livesDays: 30, pending: null },
  multiplier: { is: 'multiplier', timesBps: 20_000, days: 7 },
  coupon: {
    is: 'coupon',
    from: { by: 'made', prefix: '' },
    off: { by: 'share', bps: 1_000 },
    ...{ livesDays: 14, leastMinor: '0', uses: 1, stacking: 'best', costMinor: '0' },
  },
  gift: {
    is: 'gift',
    name: { en: 'A cup of coffee', ru: 'Чашка кофе' },
    livesDays: 30,
    costMinor: '0',
  },
  tierExtension: { is: 'tierExtension', months: 3 },
  badge: { is: 'badge', code: 'FRIEND', name: { en: 'Friend', ru: 'Друг' } },
};

type Specs = readonly FieldSpec[];

function pointsFields({ pending }: Extract<Reward, { is: 'points' }>, at: string): Specs {
  const after: Specs =
    pending?.until === 'days'
      ? [{ as: 'count', at: `${at}.pending.days`, label: 'pendingDays', unit: 'days' }]
      : pending?.until === 'day'
        ? [{ as: 'day', at: `${at}.pending.on`, label: 'pendingOn' }]
        : [];
  return [
    { as: 'points', at: `${at}.points`, label: 'points' },
    {
      ...{ as: 'count', at: `${at}.livesDays`, label: 'livesDays' },
      ...{ unit: 'days', empty: 'null' },
    },
    {
      ...{ as: 'variant', at: `${at}.pending`, label: 'pendingUntil', tag: 'until' },
      options: 'pendingUntil',
      begin: { none: null, days: { until: 'days', days: 14 }, day: { until: 'day', on: '' } },
    },
    ...after,
  ];
}

function couponFields({ from, off }: Extract<Reward, { is: 'coupon' }>, at: string): Specs {
  return [
    {
      ...{ as: 'variant', at: `${at}.off`, label: 'offBy', tag: 'by', options: 'offBy' },
      begin: { share: { by: 'share', bps: 1_000 }, amount: { by: 'amount', minor: '30000' } },
    },
    off.by === 'share'
      ? { as: 'share', at: `${at}.off.bps`, label: 'offBps', unit: 'percent' }
      : { as: 'money', at: `${at}.off.minor`, label: 'offMinor' },
    {
      ...{ as: 'variant', at: `${at}.from`, label: 'couponBy', tag: 'by', options: 'couponBy' },
      begin: { made: { by: 'made', prefix: '' }, pool: { by: 'pool', pool: 'POOL' } },
    },
    from.by === 'made'
      ? { as: 'text', at: `${at}.from.prefix`, label: 'prefix' }
      : { as: 'text', at: `${at}.from.pool`, label: 'pool' },
    { as: 'count', at: `${at}.livesDays`, label: 'couponLives', unit: 'days' },
    { as: 'money', at: `${at}.leastMinor`, label: 'couponLeast' },
    { as: 'count', at: `${at}.uses`, label: 'uses', unit: 'times' },
    { as: 'choice', at: `${at}.stacking`, label: 'stacking', options: 'stacking' },
    { as: 'money', at: `${at}.costMinor`, label: 'costMinor' },
  ];
}

const names = (at: string): Specs => [
  { as: 'text', at: `${at}.name.en`, label: 'nameEn' },
  { as: 'text', at: `${at}.name.ru`, label: 'nameRu' },
];

/** The fields of a reward that stands at a place. */
export function rewardFields(reward: Reward, at: string): Specs {
  switch (reward.is) {
    case 'points':
      return pointsFields(reward, at);
    case 'multiplier':
      return [
        { as: 'times', at: `${at}.timesBps`, label: 'multiplierTimes' },
        { as: 'count', at: `${at}.days`, label: 'multiplierDays', unit: 'days' },
      ];
    case 'coupon':
      return couponFields(reward, at);
    case 'gift':
      return [
        ...names(at),
        { as: 'count', at: `${at}.livesDays`, label: 'giftLives', unit: 'days' },
        { as: 'money', at: `${at}.costMinor`, label: 'costMinor' },
      ];
    case 'tierExtension':
      return [{ as: 'count', at: `${at}.months`, label: 'months', unit: 'months' }];
    case 'badge':
      return [{ as: 'text', at: `${at}.code`, label: 'code' }, ...names(at)];
  }
}
