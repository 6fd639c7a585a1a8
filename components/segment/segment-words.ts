import type { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/domain/access/preferences';
import type { ConditionId } from '@/lib/domain/segments/conditions/registry';
import type { SegmentDictionary } from '@/lib/domain/segments/dictionary';
import { type ConditionDraft, specOf } from '@/lib/domain/segments/draft';
import type { SlotKind } from '@/lib/domain/segments/slots';
import { toPoints } from '@/lib/domain/shared/points';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { formatExact } from '@/lib/format/numbers';
import { formatPoints, pluralOf } from '@/lib/format/points';

export type SegmentTranslator = ReturnType<typeof useTranslations<'segments'>>;

/** What the words of a segment need: messages, language, and the names of what conditions point at. */
export type SegmentWords = {
  readonly t: SegmentTranslator;
  readonly locale: Locale;
  readonly dictionary: SegmentDictionary;
};

/** Names of a long list that are told; the rest is a number. */
const TOLD_NAMES = 3;

type Range = { readonly from?: string | number; readonly to?: string | number };
type RangeKind =
  | 'count'
  | 'items'
  | 'receipts'
  | 'years'
  | 'percents'
  | 'money'
  | 'points'
  | 'dates'
  | 'numbers'
  | 'purchases';

function listWords({ t, locale }: SegmentWords, names: readonly string[]): string {
  const told = names.slice(0, TOLD_NAMES);
  if (names.length > TOLD_NAMES) {
    return t('values.more', { names: told.join(', '), count: names.length - told.length });
  }
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(told);
}

type End = string | number;
type Telling = {
  /** How an end is written; the end itself unless told. */
  readonly told?: (end: End) => string | number;
  /** The number that plurals are chosen by where what is written is a text. */
  readonly counted?: (end: End) => number;
};

/** A range in words. */
function rangeWords(
  { t }: SegmentWords,
  kind: RangeKind,
  { from, to }: Range,
  { told = (end) => end, counted = Number }: Telling = {},
): string {
  const end = from === undefined ? 'to' : to === undefined ? 'from' : from === to ? 'same' : 'both';
  return t(`values.${kind}.${end}`, {
    from: from === undefined ? 0 : told(from),
    to: to === undefined ? 0 : told(to),
    fromCount: from === undefined ? 0 : counted(from),
    toCount: to === undefined ? 0 : counted(to),
  });
}

type Window =
  | { readonly kind: 'last'; readonly count: number; readonly unit: 'day' | 'week' | 'month' }
  | { readonly kind: 'ago'; readonly from?: number; readonly to: number }
  | { readonly kind: 'days'; readonly from?: string; readonly to?: string };

function windowWords(words: SegmentWords, window: Window): string {
  const { t, locale } = words;
  if (window.kind === 'last') return t(`values.last.${window.unit}`, { count: window.count });
  if (window.kind === 'days') {
    return rangeWords(words, 'dates', window, { told: (day) => formatDay(String(day), locale) });
  }
  const { from, to } = window;
  return from === undefined ? t('values.agoOpen', { to }) : t('values.ago', { from, to });
}

type Named = { readonly id: number; readonly nameEn: string; readonly nameRu: string };

function named({ t, locale }: SegmentWords, things: readonly Named[]) {
  return (id: number): string => {
    if (id === 0) return t('values.noTier');
    const thing = things.find((one) => one.id === id);
    if (thing === undefined) return t('values.unknown', { id });
    return locale === 'ru' ? thing.nameRu : thing.nameEn;
  };
}

type Value =
  | { readonly kind: 'known' }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'options'; readonly options: readonly number[] }
  | { readonly kind: 'yesNo'; readonly isYes: boolean }
  | ({ readonly kind: 'numbers' } & Range)
  | { readonly kind: 'dates'; readonly window: Window };

function valueWords(words: SegmentWords, value: Value, { key }: ConditionDraft): string {
  const { t, locale, dictionary } = words;
  switch (value.kind) {
    case 'known':
      return t('values.known');
    case 'texts':
      return listWords(words, value.texts);
    case 'options': {
      const attribute = dictionary.attributes.find((one) => one.key === key);
      return listWords(words, value.options.map(named(words, attribute?.options ?? [])));
    }
    case 'yesNo':
      return t(value.isYes ? 'values.yes' : 'values.no');
    case 'numbers':
      return rangeWords(words, 'numbers', value, {
        told: (end) => formatExact(String(end), locale),
      });
    case 'dates':
      return windowWords(words, value.window);
  }
}

/** A code in words, by the slot that it stands in. */
export function codeWords({ t }: SegmentWords, slot: string, code: string): string {
  return t(`codes.${slot as 'kinds'}.${code as 'person'}`);
}

type Teller = (
  words: SegmentWords,
  value: never,
  at: { readonly condition: ConditionDraft; readonly name: string },
) => string;

/** How the value of each kind of slot is told. */
const TELL: Readonly<Record<SlotKind, Teller>> = {
  tiers: (words, ids: readonly number[]) =>
    listWords(words, ids.map(named(words, words.dictionary.tiers))),
  stores: (words, ids: readonly number[]) =>
    listWords(words, ids.map(named(words, words.dictionary.stores))),
  cardTypes: (words, ids: readonly number[]) =>
    listWords(words, ids.map(named(words, words.dictionary.cardTypes))),
  segments: (words, ids: readonly number[]) =>
    listWords(words, ids.map(named(words, words.dictionary.segments))),
  mechanics: (words, ids: readonly number[]) =>
    listWords(words, ids.map(named(words, words.dictionary.mechanics))),
  categories: listWords as Teller,
  articles: listWords as Teller,
  texts: listWords as Teller,
  codes: (words, values: readonly string[], { name }) =>
    listWords(
      words,
      values.map((value) => codeWords(words, name, value)),
    ),
  scores: (words, values: readonly number[]) => listWords(words, values.map(String)),
  count: (words, range: Range) => rangeWords(words, 'count', range),
  years: (words, range: Range) => rangeWords(words, 'years', range),
  money: (words, range: Range) =>
    rangeWords(words, 'money', range, {
      told: (end) =>
        formatMoney({
          amountMinor: BigInt(end),
          currency: words.dictionary.currency,
          locale: words.locale,
        }),
    }),
  points: (words, range: Range) =>
    rangeWords(words, 'points', range, {
      told: (end) => formatPoints(toPoints(BigInt(end)), words.locale),
      counted: (end) => pluralOf(toPoints(BigInt(end))),
    }),
  items: (words, range: Range, { name }) =>
    rangeWords(words, name === 'missingReceipts' ? 'receipts' : 'items', range),
  percents: (words, range: Range) => rangeWords(words, 'percents', range),
  decimals: (words, range: Range, { name }) =>
    // What is counted bends with its number.
    name === 'purchases'
      ? rangeWords(words, 'purchases', range, { told: Number })
      : rangeWords(words, 'numbers', range, {
          told: (end) => formatExact(String(end), words.locale),
        }),
  percent: ({ t }, percent: number) => t('values.percent', { percent }),
  days: ({ t }, days: number) => t('values.days', { days }),
  span: ({ t }, days: number) => t('values.days', { days }),
  window: windowWords as Teller,
  attribute: ({ dictionary, locale }, key: string) => {
    const attribute = dictionary.attributes.find((one) => one.key === key);
    if (attribute === undefined) return key;
    return locale === 'ru' ? attribute.labelRu : attribute.labelEn;
  },
  value: (words, value: Value, { condition }) => valueWords(words, value, condition),
};

/** The value of a slot in words; null: it still has to be chosen. */
export function slotWords(
  words: SegmentWords,
  condition: ConditionDraft,
  name: string,
): string | null {
  const slot = specOf(condition.is).slots[name];
  const value = condition[name];
  if (slot === undefined || value === undefined || !slot.schema.safeParse(value).success) {
    return null;
  }
  return TELL[slot.kind](words, value as never, { condition, name });
}

/** What the message of a condition chooses its parts by: whether it is turned round, and which slots are filled. */
export function partsOf(condition: ConditionDraft): Record<string, string> {
  const slots = Object.keys(specOf(condition.is).slots);
  return Object.fromEntries([
    ['not', condition.not ? 'yes' : 'no'],
    ...slots.map((name) => [`has_${name}`, condition[name] === undefined ? 'no' : 'yes'] as const),
  ]);
}

/** The key of the message of a condition. */
export const sentenceKey = (id: ConditionId) => `conditions.${id}` as const;
