import fc from 'fast-check';
import { CONDITIONS, type ConditionId } from '@/lib/domain/segments/conditions/registry';
import { specOf } from '@/lib/domain/segments/draft';
import { DEPTH_MAX } from '@/lib/domain/segments/limits';
import { type Slot, type SlotKind, WINDOW_UNITS } from '@/lib/domain/segments/slots';

type Day = fc.Arbitrary<string>;

/** Days around the ones that the small world knows. */
export const someDay: Day = fc
  .date({
    min: new Date('2023-02-20T00:00:00Z'),
    max: new Date('2025-03-05T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toJSON().slice(0, 10));

const some = <Value>(values: readonly Value[]) =>
  fc.subarray([...values], { minLength: 1, maxLength: Math.min(3, values.length) });

const ordered = (most: number, write: (value: number) => unknown) =>
  fc
    .tuple(fc.nat(most), fc.nat(most), fc.constantFrom('from', 'to', 'both'))
    .map(([one, other, ends]) => {
      const [from, to] = one < other ? [one, other] : [other, one];
      return {
        ...(ends === 'to' ? {} : { from: write(from) }),
        ...(ends === 'from' ? {} : { to: write(to) }),
      };
    });

const window = fc.oneof(
  fc.record({
    kind: fc.constant('last'),
    count: fc.integer({ min: 1, max: 26 }),
    unit: fc.constantFrom(...WINDOW_UNITS),
  }),
  fc.tuple(fc.integer({ min: 1, max: 400 }), fc.nat(400)).map(([one, other]) => ({
    kind: 'ago',
    // Some reach back without end.
    ...(one % 5 === 0 ? {} : { from: Math.max(one, other) }),
    to: Math.min(one, other),
  })),
  fc.tuple(someDay, someDay, fc.constantFrom('from', 'to', 'both')).map(([one, other, ends]) => {
    const [from, to] = one < other ? [one, other] : [other, one];
    return {
      kind: 'days',
      ...(ends === 'to' ? {} : { from }),
      ...(ends === 'from' ? {} : { to }),
    };
  }),
);

const FILLED: Readonly<Record<Exclude<SlotKind, 'codes'>, fc.Arbitrary<unknown>>> = {
  tiers: some([0, 1, 2, 77]),
  stores: some([1, 2, 3, 77]),
  cardTypes: some([101, 102, 777]),
  segments: some([1, 2, 3, 77]),
  mechanics: some([902, 903, 777]),
  categories: some(['Bread', 'Кофе', "O'Neill", '']).filter((all) => !all.includes('')),
  articles: some(['a1', 'a2', "x'); DROP TABLE members; --"]),
  texts: some(['Kazan', 'Казань', 'site', "'", 'review', 'visit']),
  scores: some([1, 2, 3, 4, 5]),
  count: ordered(60, (value) => value),
  years: ordered(60, (value) => value),
  money: ordered(400, (value) => String(value)),
  points: ordered(6, (value) => String(value * 100)),
  percent: fc.integer({ min: 1, max: 100 }),
  percents: ordered(100, (value) => value),
  items: ordered(4, (value) => value),
  decimals: ordered(24, (value) => String((value + 1) / 4)),
  span: fc.integer({ min: 1, max: 120 }),
  days: fc.nat(400),
  window,
  attribute: fc.constantFrom('hobby', 'size', 'pet', 'children', 'wedding', 'unknown'),
  value: fc.oneof(
    fc.constant({ kind: 'known' }),
    some(['Chess', 'рыбалка']).map((texts) => ({ kind: 'texts', texts })),
    some([1, 2, 3]).map((options) => ({ kind: 'options', options })),
    fc.boolean().map((isYes) => ({ kind: 'yesNo', isYes })),
    ordered(4, (value) => String(value - 1)).map((range) => ({ kind: 'numbers', ...range })),
    window.map((days) => ({ kind: 'dates', window: days })),
  ),
};

function filled(slot: Slot): fc.Arbitrary<unknown> {
  return slot.kind === 'codes' ? some(slot.codes ?? []) : FILLED[slot.kind];
}

/** A condition of one kind with anything in its slots. */
export function randomCondition(asked: ConditionId): fc.Arbitrary<unknown> {
  const entries: readonly (readonly [string, Slot])[] = Object.entries(specOf(asked).slots);
  const isOptional = (slot: Slot) => slot.schema.safeParse(undefined).success;
  return fc.record(
    {
      is: fc.constant(asked),
      not: fc.constant(true),
      ...Object.fromEntries(entries.map(([name, slot]) => [name, filled(slot)])),
    },
    {
      requiredKeys: [
        'is',
        ...entries.filter(([, slot]) => !isOptional(slot)).map(([name]) => name),
      ] as never[],
    },
  );
}

const condition = fc.oneof(...CONDITIONS.map(({ id }) => randomCondition(id)));

const group = (depth: number): fc.Arbitrary<unknown> =>
  fc.record({
    join: fc.constantFrom('all', 'any'),
    items: fc.array(
      depth > 1 ? fc.oneof({ weight: 3, arbitrary: condition }, group(depth - 1)) : condition,
      { minLength: 1, maxLength: 3 },
    ),
  });

/** A definition as it comes from outside, of any conditions, up to the deepest nesting. */
export const randomDefinition = fc.record({
  version: fc.constant(1),
  include: fc.option(group(DEPTH_MAX)),
  exclude: fc.option(group(2), { freq: 3 }),
});
