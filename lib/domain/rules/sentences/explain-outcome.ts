import type { Points } from '../../shared/points';
import type { ConditionName } from '../conditions';
import type { FailedCondition, RuleOutcome, Trim } from '../decision';
import type { CapRule, EarningRule } from '../definition';
import type { DiscountOutcome } from '../quote-discounts';
import type { SpendingQuote, SpendingRefusal } from '../quote-spending';
import { keptListSlot, type Listed, listSlot, type Sentence, type Slot } from './sentence';

type Period = Trim['by'];

/** Why a rule gave what it gave, or nothing. */
export type ReasonKey =
  | 'gave.rate'
  | 'gave.tierRate'
  | 'gave.multiplier'
  | 'gave.fixedReceipt'
  | 'gave.fixedUnit'
  | 'gave.fixedUnits'
  | 'gave.share'
  | 'gave.amount'
  | 'gave.capped'
  | 'gave.capNotReached'
  | `trim.${Period}`
  | `trimOfAll.${CapRule['period']}`
  | 'trim.budgetSpent'
  | 'why.nothing'
  | 'why.noDiscount'
  | 'why.outdone'
  | 'why.stopped'
  | `failed.${Exclude<ConditionName, 'period'>}`
  | 'failed.notYet'
  | 'failed.over'
  | 'failed.noGoods'
  | 'failed.joinedUnknown'
  | `refusal.${SpendingRefusal}`;
type Reason = Sentence<ReasonKey>;

const points = (amount: Points): Slot => ({ kind: 'points', points: amount });
const money = (minor: bigint): Slot => ({ kind: 'money', minor });
const day = (text: string | undefined): Slot => ({ kind: 'day', day: text ?? '' });

/** What the values of conditions that are lists name. */
const NAMED = {
  tiers: 'tier',
  cardTypes: 'cardType',
  stores: 'store',
  formats: 'format',
  partners: 'partner',
  channels: 'channel',
  weekdays: 'weekday',
  payments: 'payment',
} as const satisfies Partial<Record<ConditionName, Listed>>;

const isNamed = (condition: ConditionName): condition is keyof typeof NAMED => condition in NAMED;

/** How long ago the member joined; how far away a birthday is nobody is told. */
function explainDays(
  condition: 'joinedWithinDays' | 'birthdayWithinDays',
  { first, had }: { readonly first: string; readonly had: string },
): Reason {
  const wanted = { kind: 'count', count: Number(first) } as const;
  if (condition === 'birthdayWithinDays') return { key: `failed.${condition}`, slots: { wanted } };
  if (had === '') return { key: 'failed.joinedUnknown', slots: { wanted } };
  const found = { kind: 'count', count: Number(had) } as const;
  return { key: `failed.${condition}`, slots: { wanted, found } };
}

/** Why a condition did not hold: what was wanted and what was found. */
export function explainFailed({ condition, wanted, found }: FailedCondition): Reason {
  const [first = '', second = ''] = wanted;
  const [had = ''] = found;
  if (isNamed(condition)) {
    const of = NAMED[condition];
    const slots = {
      wanted: keptListSlot(of, wanted, 'or'),
      found: keptListSlot(of, found, 'and'),
    };
    return { key: `failed.${condition}`, slots };
  }
  if (condition === 'period') {
    return first !== '' && had < first
      ? { key: 'failed.notYet', slots: { day: day(first), found: day(had) } }
      : { key: 'failed.over', slots: { day: day(second), found: day(had) } };
  }
  if (condition === 'hours') {
    const text = (value: string): Slot => ({ kind: 'text', text: value });
    return {
      key: 'failed.hours',
      slots: { from: text(first), to: text(second), found: text(had) },
    };
  }
  if (condition === 'leastMinor') {
    const amounts = { wanted: money(BigInt(first)), found: money(BigInt(had)) };
    return { key: 'failed.leastMinor', slots: amounts };
  }
  if (condition === 'leastUnits') {
    const slots = {
      wanted: { kind: 'count', count: Number(first) },
      found: { kind: 'quantity', milli: BigInt(had) },
    } as const;
    return { key: 'failed.leastUnits', slots };
  }
  if (condition === 'togetherArticles' || condition === 'togetherCategories') {
    const slots = {
      wanted: keptListSlot('goods', wanted, 'and'),
      found: keptListSlot('goods', found, 'and'),
    };
    return { key: `failed.${condition}`, slots };
  }
  if (condition === 'joinedWithinDays' || condition === 'birthdayWithinDays') {
    return explainDays(condition, { first, had });
  }
  if (wanted.length === 0) return { key: 'failed.noGoods', slots: {} };
  const slots = {
    wanted: keptListSlot('goods', wanted, 'or'),
    found: keptListSlot('goods', found, 'and'),
  };
  return { key: 'failed.goods', slots };
}

/** What the rule gave by itself, before caps. */
function explainEffect(
  { effect }: EarningRule,
  { basisMinor, points: given, trims, tierId }: RuleOutcome,
): Reason {
  const shared = { given: points(trims[0]?.from ?? given), basis: money(basisMinor) };
  if (effect.kind === 'rate') {
    const rate = { points: points(effect.points), money: money(effect.perMinor) };
    if (tierId === undefined) return { key: 'gave.rate', slots: { ...shared, ...rate } };
    const tier = listSlot('tier', [tierId]);
    return { key: 'gave.tierRate', slots: { ...shared, ...rate, tier } };
  }
  if (effect.kind === 'multiplier') {
    const times = { kind: 'times', bps: effect.timesBps } as const;
    return { key: 'gave.multiplier', slots: { ...shared, times } };
  }
  const slots = { ...shared, points: points(effect.points) };
  if (effect.per === 'receipt') return { key: 'gave.fixedReceipt', slots };
  if (effect.units === undefined) return { key: 'gave.fixedUnit', slots };
  return {
    key: 'gave.fixedUnits',
    slots: { ...slots, count: { kind: 'count', count: effect.units } },
  };
}

/** What a cap took of a rule: one of its own, or one over all rules. */
function explainTrim({ by, ruleId, from, to }: Trim, ofRule: number): Reason {
  const slots = { from: points(from), to: points(to) };
  if (by === 'budget' && to === 0n) return { key: 'trim.budgetSpent', slots };
  return ruleId === ofRule || by === 'life' || by === 'budget'
    ? { key: `trim.${by}`, slots }
    : { key: `trimOfAll.${by}`, slots: { ...slots, rule: { kind: 'rule', ruleId } } };
}

/** Why a rule gave nothing at all, or null when it gave or would have. */
function explainLoss({
  status,
  failed,
  by,
}: Pick<RuleOutcome, 'status' | 'failed' | 'by'>): readonly Reason[] | null {
  if (status === 'notMatched') return failed.map(explainFailed);
  if (status !== 'outdone' && status !== 'stopped') return null;
  return [{ key: `why.${status}`, slots: { rule: { kind: 'rule', ruleId: by ?? 0 } } }];
}

/** Why a rule of earning, or a cap, gave or took what it did: the first reason first. */
export function explainOutcome(
  outcome: RuleOutcome,
  definition: EarningRule | CapRule,
): readonly Reason[] {
  const loss = explainLoss(outcome);
  if (loss !== null) return loss;
  const { trims, ruleId, status } = outcome;
  if (definition.kind === 'cap') {
    const [trim] = trims;
    if (trim === undefined) return [{ key: 'gave.capNotReached', slots: {} }];
    return [{ key: 'gave.capped', slots: { from: points(trim.from), to: points(trim.to) } }];
  }
  const nothing: readonly Reason[] =
    status === 'nothing' && trims.length === 0 ? [{ key: 'why.nothing', slots: {} }] : [];
  return [
    explainEffect(definition, outcome),
    ...trims.map((trim) => explainTrim(trim, ruleId)),
    ...nothing,
  ];
}

/** Why a rule of discounts took off what it did, or nothing. */
export function explainDiscount(outcome: DiscountOutcome): readonly Reason[] {
  const loss = explainLoss(outcome);
  if (loss !== null) return loss;
  const { bps, minor, basisMinor } = outcome;
  if (minor === 0n) return [{ key: 'why.noDiscount', slots: {} }];
  const slots = { given: money(minor), basis: money(basisMinor) };
  return bps === null
    ? [{ key: 'gave.amount', slots }]
    : [{ key: 'gave.share', slots: { ...slots, share: { kind: 'share', bps } } }];
}

/** Why points cannot pay; null when they can. */
export function explainRefusal({
  refusal,
  least,
}: Pick<SpendingQuote, 'refusal' | 'least'>): Reason | null {
  return refusal === null ? null : { key: `refusal.${refusal}`, slots: { points: points(least) } };
}
