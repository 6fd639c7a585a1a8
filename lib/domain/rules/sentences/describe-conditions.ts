import type { Conditions, CountedLines, Goods } from '../conditions';
import { goodsNames } from '../counted-lines';
import { type Listed, listSlot, type Sentence } from './sentence';

/** Parts of a sentence that say when and for what a rule is. */
export type ConditionKey =
  | 'clause.onDay'
  | 'clause.fromDay'
  | 'clause.untilDay'
  | 'clause.betweenDays'
  | 'clause.tiers'
  | 'clause.cardTypes'
  | 'clause.stores'
  | 'clause.formats'
  | 'clause.partners'
  | 'clause.channels'
  | 'clause.weekdays'
  | 'clause.hours'
  | 'clause.payments'
  | 'clause.least'
  | 'clause.only'
  | 'clause.except'
  | 'clause.delivery'
  | 'clause.giftCards';
type Clause = Sentence<ConditionKey>;

/** The first and last day of a rule itself; null: open. */
export type RuleDays = { readonly startsOn: string | null; readonly endsOn: string | null };

/** The days of a rule, if it has any. */
export function describeDays({ startsOn, endsOn }: RuleDays): readonly Clause[] {
  const from = startsOn === null ? null : ({ kind: 'day', day: startsOn } as const);
  const to = endsOn === null ? null : ({ kind: 'day', day: endsOn } as const);
  if (from !== null && to !== null) {
    return startsOn === endsOn
      ? [{ key: 'clause.onDay', slots: { day: from } }]
      : [{ key: 'clause.betweenDays', slots: { from, to } }];
  }
  if (from !== null) return [{ key: 'clause.fromDay', slots: { day: from } }];
  return to === null ? [] : [{ key: 'clause.untilDay', slots: { day: to } }];
}

/** Conditions that are lists of things, with the words and the kind of thing of each. */
const LISTS = [
  ['tiers', 'clause.tiers', 'tier'],
  ['cardTypes', 'clause.cardTypes', 'cardType'],
  ['stores', 'clause.stores', 'store'],
  ['formats', 'clause.formats', 'format'],
  ['partners', 'clause.partners', 'partner'],
  ['channels', 'clause.channels', 'channel'],
  ['weekdays', 'clause.weekdays', 'onWeekday'],
  ['payments', 'clause.payments', 'payment'],
] as const satisfies readonly (readonly [keyof Conditions, ConditionKey, Listed])[];

/** When a rule is for a receipt. */
export function describeConditions(when: Conditions): readonly Clause[] {
  const lists = LISTS.flatMap(([name, key, of]): readonly Clause[] => {
    const values = when[name];
    return values === undefined ? [] : [{ key, slots: { names: listSlot(of, values) } }];
  });
  const { hours, leastMinor } = when;
  return [
    ...lists,
    ...(hours === undefined
      ? []
      : [
          {
            key: 'clause.hours',
            slots: {
              from: { kind: 'text', text: hours.from },
              to: { kind: 'text', text: hours.to },
            },
          } as const,
        ]),
    ...(leastMinor === undefined
      ? []
      : [{ key: 'clause.least', slots: { money: { kind: 'money', minor: leastMinor } } } as const]),
  ];
}

/** Which lines of a receipt a rule counts. */
export function describeLines({
  only,
  except,
  delivery,
  giftCards,
}: CountedLines): readonly Clause[] {
  const goods = (key: ConditionKey, set: Goods | undefined): readonly Clause[] =>
    set === undefined ? [] : [{ key, slots: { names: listSlot('goods', goodsNames(set)) } }];
  return [
    ...goods('clause.only', only),
    ...goods('clause.except', except),
    ...(delivery ? [{ key: 'clause.delivery', slots: {} } as const] : []),
    ...(giftCards ? [{ key: 'clause.giftCards', slots: {} } as const] : []),
  ];
}
