import {
  CONDITION_NAMES,
  type ConditionName,
  type Conditions,
  type CountedLines,
} from './conditions';
import { goodsNames } from './counted-lines';
import { type FailedCondition, TOLD_MAX } from './decision';
import type { FactLine, ReceiptFacts } from './facts';

/** What is judged: a rule's days and conditions, and the lines of the receipt that it counts. */
export type Judged = {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly when: Conditions;
  /** Null: the rule is not about lines, and a receipt without any meets it as well. */
  readonly lines: CountedLines | null;
  /** The lines that it counts, and what they come to in minor units. */
  readonly counted: readonly FactLine[];
  readonly basisMinor: bigint;
  /** All lines that are there: of a return what is kept. */
  readonly all: readonly FactLine[];
};

type Told = readonly (string | number | bigint)[];
/** What was wanted and what was found, or null when the condition holds. */
type Check = (judged: Judged, facts: ReceiptFacts) => { wanted: Told; found: Told } | null;

/** One of the wanted values must be among the found; nothing wanted: it holds. */
function listed<T extends string | number>(
  wanted: readonly T[] | undefined,
  found: readonly T[],
): { wanted: Told; found: Told } | null {
  if (wanted === undefined || found.some((value) => wanted.includes(value))) return null;
  return { wanted, found };
}

function categoriesOf({ lines }: ReceiptFacts): Told {
  const found = new Set(lines.map(({ category }) => category).filter((name) => name !== ''));
  return [...found].map((category) => `category:${category}`);
}

const MILLI = 1_000n;

/** Each of the wanted goods has to be there; told is what is missing. */
function allOf(
  kind: 'article' | 'category',
  wanted: readonly string[] | undefined,
  there: readonly string[],
): { wanted: Told; found: Told } | null {
  const missing = (wanted ?? []).filter((name) => !there.includes(name));
  if (wanted === undefined || missing.length === 0) return null;
  const named = (names: readonly string[]) => names.map((name) => `${kind}:${name}`);
  return { wanted: named(wanted), found: named(missing) };
}

/** Days away, before or after; what is not known is not within. */
function within(
  most: number | undefined,
  days: number | null,
): { wanted: Told; found: Told } | null {
  if (most === undefined || (days !== null && Math.abs(days) <= most)) return null;
  return { wanted: [most], found: days === null ? [] : [Math.abs(days)] };
}

/** Whether the clock is in the hours: from the first minute up to but without the last, over midnight when that is earlier. */
function isWithin({ from, to }: { from: string; to: string }, clock: string): boolean {
  return from < to ? from <= clock && clock < to : from <= clock || clock < to;
}

/** Whether the day is before the first or after the last day of the rule itself. */
export function isOutside(
  { startsOn, endsOn }: Pick<Judged, 'startsOn' | 'endsOn'>,
  day: string,
): boolean {
  return (startsOn !== null && day < startsOn) || (endsOn !== null && day > endsOn);
}

const CHECKS: Readonly<Record<ConditionName, Check>> = {
  period: (rule, { businessDate }) =>
    isOutside(rule, businessDate)
      ? { wanted: [rule.startsOn ?? '', rule.endsOn ?? ''], found: [businessDate] }
      : null,
  tiers: ({ when }, { tierId }) => listed(when.tiers, [tierId]),
  cardTypes: ({ when }, { cardTypeId }) => listed(when.cardTypes, [cardTypeId]),
  stores: ({ when }, { storeId }) => listed(when.stores, [storeId]),
  formats: ({ when }, { format }) => listed(when.formats, [format]),
  partners: ({ when }, { partner }) => listed(when.partners, [partner]),
  channels: ({ when }, { channel }) => listed(when.channels, [channel]),
  weekdays: ({ when }, { weekday }) => listed(when.weekdays, [weekday]),
  hours: ({ when: { hours } }, { clock }) =>
    hours === undefined || isWithin(hours, clock)
      ? null
      : { wanted: [hours.from, hours.to], found: [clock] },
  payments: ({ when }, { payments }) => {
    const paid = payments.filter(({ amountMinor }) => amountMinor > 0n);
    return listed(when.payments, [...new Set(paid.map(({ method }) => method))]);
  },
  goods: ({ lines, counted }, facts) =>
    lines === null || counted.length > 0
      ? null
      : { wanted: goodsNames(lines.only ?? {}), found: categoriesOf(facts) },
  leastMinor: ({ when: { leastMinor }, basisMinor }) =>
    leastMinor === undefined || basisMinor >= leastMinor
      ? null
      : { wanted: [leastMinor], found: [basisMinor] },
  leastUnits: ({ when: { leastUnits }, counted }) => {
    const milli = counted.reduce((sum, { quantityMilli }) => sum + quantityMilli, 0n);
    return leastUnits === undefined || milli >= BigInt(leastUnits) * MILLI
      ? null
      : { wanted: [leastUnits], found: [milli] };
  },
  togetherArticles: ({ when, all }) =>
    allOf(
      'article',
      when.togetherArticles,
      all.map(({ article }) => article),
    ),
  togetherCategories: ({ when, all }) =>
    allOf(
      'category',
      when.togetherCategories,
      all.map(({ category }) => category),
    ),
  joinedWithinDays: ({ when: { joinedWithinDays } }, { member }) =>
    within(joinedWithinDays, member?.joinedDays ?? null),
  birthdayWithinDays: ({ when: { birthdayWithinDays } }, { member }) => {
    const failed = within(birthdayWithinDays, member?.birthdayDays ?? null);
    // How far away it is would be the birthday itself, told to whoever sees the decision.
    return failed && { ...failed, found: [] };
  },
};

/** Every condition that the receipt does not meet, in the order of `CONDITION_NAMES`; none: the rule is for it. */
export function failedConditions(judged: Judged, facts: ReceiptFacts): readonly FailedCondition[] {
  return CONDITION_NAMES.flatMap((condition) => {
    const failed = CHECKS[condition](judged, facts);
    if (failed === null) return [];
    const texts = (values: Told) => values.slice(0, TOLD_MAX).map(String);
    return [{ condition, wanted: texts(failed.wanted), found: texts(failed.found) }];
  });
}
