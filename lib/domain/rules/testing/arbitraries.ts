import fc from 'fast-check';
import { toPoints } from '../../shared/points';
import { LINE_KINDS } from '../conditions';
import { type ActiveRule, type DefinitionJson, ROUNDINGS, STACKINGS } from '../definition';
import type { CapUse, FactLine, ReceiptFacts } from '../facts';
import { receipt, rule } from './receipts';

/** Few values of each, so that rules and receipts often meet. */
const CATEGORIES = ['Coffee', 'Tea', 'Tobacco'];
const LABELS = ['color=red', 'color=blue'];
const MOST_RULES = 8;

const digits = (least: number, most: number) => fc.integer({ min: least, max: most }).map(String);
const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const maybe = <T extends object>(value: fc.Arbitrary<T>) =>
  fc.oneof(fc.constant({} as Partial<T>), value as fc.Arbitrary<Partial<T>>);

const goods = fc.oneof(
  some(CATEGORIES).map((categories) => ({ categories })),
  some(LABELS).map((labels) => ({ labels })),
  some(['1', '2', '3']).map((articles) => ({ articles })),
);
const lines = fc
  .tuple(
    maybe(goods.map((only) => ({ only }))),
    maybe(goods.map((except) => ({ except }))),
    fc.record({ delivery: fc.boolean(), giftCards: fc.boolean() }),
  )
  .map((parts) => Object.assign({}, ...parts));
const when = fc
  .tuple(
    maybe(some([0, 1]).map((tiers) => ({ tiers }))),
    maybe(digits(0, 20_000).map((leastMinor) => ({ leastMinor }))),
    maybe(fc.integer({ min: 1, max: 8 }).map((leastUnits) => ({ leastUnits }))),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      some(CATEGORIES).map((togetherCategories) => ({ togetherCategories })),
    ),
  )
  .map((parts) => Object.assign({}, ...parts));
const caps = fc
  .tuple(
    maybe(digits(1, 300).map((most) => ({ receipt: most }))),
    maybe(digits(1, 300).map((day) => ({ day }))),
    maybe(digits(1, 300).map((month) => ({ month }))),
    maybe(digits(1, 600).map((life) => ({ life }))),
    maybe(digits(1, 600).map((budget) => ({ budget }))),
  )
  .map((parts) => Object.assign({}, ...parts));
const effect = fc.oneof(
  fc.record({
    kind: fc.constant('rate' as const),
    points: fc.constantFrom('1', '2.5', '7', '.01'.padStart(4, '0')),
    perMinor: digits(1, 700),
  }),
  fc.record({
    kind: fc.constant('multiplier' as const),
    timesBps: fc.integer({ min: 10_001, max: 40_000 }),
  }),
  fc.record({
    kind: fc.constant('fixed' as const),
    points: fc.constantFrom('0.5', '3', '100'),
    per: fc.constantFrom('receipt' as const, 'unit' as const),
  }),
  fc.record({
    kind: fc.constant('fixed' as const),
    points: fc.constantFrom('0.5', '3', '100'),
    per: fc.constant('unit' as const),
    units: fc.integer({ min: 2, max: 5 }),
  }),
);

/** An earning rule; of the given stacking, when there is one. */
export const earningRule = (stacking?: (typeof STACKINGS)[number]): fc.Arbitrary<DefinitionJson> =>
  fc.record({
    kind: fc.constant('earning' as const),
    when,
    lines,
    effect,
    stacking: stacking === undefined ? fc.constantFrom(...STACKINGS) : fc.constant(stacking),
    priority: fc.integer({ min: 1, max: 3 }),
    caps,
  });

const capRule: fc.Arbitrary<DefinitionJson> = fc.record({
  kind: fc.constant('cap' as const),
  when,
  period: fc.constantFrom('receipt' as const, 'day' as const, 'month' as const),
  most: digits(1, 500),
});
const termsRule: fc.Arbitrary<DefinitionJson> = fc.record({
  kind: fc.constant('terms' as const),
  rounding: fc.constantFrom(...ROUNDINGS),
  decimals: fc.constantFrom(0 as const, 2 as const),
  earnsOnPaidByPoints: fc.boolean(),
});

/** What a programme says: terms, earning, caps. */
export const definitions: fc.Arbitrary<readonly DefinitionJson[]> = fc
  .tuple(
    termsRule,
    fc.array(earningRule(), { maxLength: MOST_RULES }),
    fc.array(capRule, { maxLength: 2 }),
  )
  .map(([terms, earning, all]) => [terms, ...earning, ...all]);

/** The same as rules in force. */
export const programme: fc.Arbitrary<readonly ActiveRule[]> = definitions.map((all) =>
  all.map((definition, place) => rule(place + 1, definition)),
);

/** A line of a receipt, without its number. */
export const factLine: fc.Arbitrary<Omit<FactLine, 'lineNo'>> = fc.record({
  kind: fc.constantFrom(...LINE_KINDS, 'goods' as const),
  article: fc.constantFrom('1', '2', '3', '4'),
  category: fc.constantFrom(...CATEGORIES, ''),
  labels: fc.subarray(LABELS),
  quantityMilli: fc.bigInt(1n, 5_000n),
  amountMinor: fc.bigInt(0n, 9_999n),
});

/** A receipt of one to six lines, a part of it perhaps paid by points. */
export const anyReceipt: fc.Arbitrary<ReceiptFacts> = fc
  .tuple(
    fc.array(factLine, { minLength: 1, maxLength: 6 }),
    fc.constantFrom(0, 1, 2),
    fc.constantFrom(0n, 0n, 100n, 5_000n, 99_999n),
  )
  .map(([rows, tierId, paidByPointsMinor]) =>
    receipt(
      rows.map((row, place) => ({ ...row, lineNo: place + 1 })),
      { tierId, paidByPointsMinor },
    ),
  );

/** What was earned before, by some of the first rules and all together. */
export const anyUse: fc.Arbitrary<CapUse> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: MOST_RULES }), fc.integer({ min: 0, max: 400 })))
  .map(
    (rows) =>
      new Map(
        rows.map(([ruleId, day]) => [
          ruleId,
          {
            ...{ day: toPoints(BigInt(day * 100)), month: toPoints(BigInt(day * 200)) },
            ...{ life: toPoints(BigInt(day * 200)), budget: toPoints(BigInt(day * 300)) },
          },
        ]),
      ),
  );
