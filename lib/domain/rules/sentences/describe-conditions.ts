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
  | 'clause.leastUnits'
  | 'clause.joinedWithin'
  | 'clause.birthdayWithin'
  | 'clause.onBirthday'
  | 'clause.together'
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

const count = (value: number) => ({ count: { kind: 'count', count: value } }) as const;

/** What of the member themselves it asks. */
function describeMember({ joinedWithinDays, birthdayWithinDays }: Conditions): readonly Clause[] {
  const birthday = (days: number): Clause =>
    days === 0
      ? { key: 'clause.onBirthday', slots: {} }
      : { key: 'clause.birthdayWithin', slots: count(days) };
  return [
    ...(joinedWithinDays === undefined
      ? []
      : [{ key: 'clause.joinedWithin', slots: count(joinedWithinDays) } as const]),
    ...(birthdayWithinDays === undefined ? [] : [birthday(birthdayWithinDays)]),
  ];
}

/** How many units it asks for, and which goods have to be there together. */
function describeGoods(when: Conditions): readonly Clause[] {
  const { leastUnits, togetherArticles, togetherCategories } = when;
  const together = (names: readonly string[] | undefined, kind: string): readonly Clause[] => {
    if (names === undefined) return [];
    const values = names.map((name) => `${kind}:${name}`);
    return [{ key: 'clause.together', slots: { names: listSlot('goods', values) } }];
  };
  return [
    ...(leastUnits === undefined
      ? []
      : [{ key: 'clause.leastUnits', slots: count(leastUnits) } as const]),
    ...together(togetherArticles, 'article'),
    ...together(togetherCategories, 'category'),
  ];
}

/** When a rule is for a receipt. */
export function describeConditions(when: Conditions): readonly Clause[] {
  const lists = LISTS.flatMap(([name, key, of]): readonly Clause[] => {
    const values = when[name];
    return values === undefined ? [] : [{ key, slots: { names: listSlot(of, values) } }];
  });
  const { hours, leastMinor } = when;
  return [
    ...lists,
    ...describeMember(when),
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
    ...describeGoods(when),
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
