import type { LifecycleStage } from '../analytics/lifecycle';
import type { ConditionKey } from '../rules/sentences/describe-conditions';
import { listSlot, type Sentence, type Slot } from '../rules/sentences/sentence';
import type { Counted } from './running-sum';

/** Messages that occasions are told by, in the area `rules`: the first of an occasion leads its sentence. */
export type OccasionKey =
  | 'mechanic.welcome'
  | 'mechanic.welcomeAfter'
  | 'mechanic.welcomeWithin'
  | 'mechanic.birthday'
  | 'mechanic.anniversary'
  | 'mechanic.before'
  | 'mechanic.after'
  | 'mechanic.leapDay.feb28'
  | 'mechanic.leapDay.mar1'
  | 'mechanic.lapsed.days'
  | 'mechanic.lapsed.rhythm'
  | 'mechanic.lapsed.chance'
  | 'mechanic.lapsed.stage'
  | `mechanic.stage.${LifecycleStage}`
  | 'mechanic.otherwise'
  | 'mechanic.mostSilent'
  | 'mechanic.wonBack'
  | 'mechanic.waiters'
  | 'mechanic.purchase'
  | 'mechanic.everyPurchase'
  | 'mechanic.stamps.receipts'
  | 'mechanic.stamps.units'
  | 'mechanic.goal.spend'
  | 'mechanic.goal.units'
  | 'mechanic.goal.receipts'
  | 'mechanic.window.month'
  | 'mechanic.window.sincePurchase'
  | 'mechanic.event'
  | 'mechanic.times.once'
  | 'mechanic.times.yearly'
  | 'mechanic.times.always'
  | 'mechanic.friend'
  | 'mechanic.mayBuyFirst'
  | 'mechanic.forBoth'
  | 'mechanic.tierEntry'
  | 'mechanic.expiring'
  | 'mechanic.crossSell'
  | 'mechanic.offered'
  | 'mechanic.without'
  | 'mechanic.partner'
  | 'mechanic.partnerPays';
export type OccasionClause = Sentence<OccasionKey | ConditionKey>;

export const say = (
  key: OccasionKey | ConditionKey,
  slots: OccasionClause['slots'] = {},
): OccasionClause => ({ key, slots });

/** Said of a number of things. */
export const sayCount = (key: OccasionKey, count: number): OccasionClause =>
  say(key, { count: { kind: 'count', count } });

/** A clause, or nothing. */
export const sayWhen = (holds: boolean, clause: OccasionClause): readonly OccasionClause[] =>
  holds ? [clause] : [];

export const goodsSlot = (categories: readonly string[]): Slot =>
  listSlot(
    'goods',
    categories.map((name) => `category:${name}`),
  );

/** Which purchases count. */
export function tellCounted({ categories, leastMinor }: Counted): readonly OccasionClause[] {
  const least = say('clause.least', { money: { kind: 'money', minor: leastMinor } });
  return [
    ...(categories === undefined ? [] : [say('clause.only', { names: goodsSlot(categories) })]),
    ...sayWhen(leastMinor > 0n, least),
  ];
}
