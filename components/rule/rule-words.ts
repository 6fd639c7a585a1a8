import type { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/domain/access/preferences';
import type { NamedThing, RuleDictionary } from '@/lib/domain/rules/dictionary';
import type { Slot, SlotKind } from '@/lib/domain/rules/sentence';
import { parsePoints } from '@/lib/domain/shared/points';
import { formatMoney } from '@/lib/format/money';
import { formatExact, formatPercent } from '@/lib/format/numbers';
import { formatPoints, pluralOf } from '@/lib/format/points';

export type RuleTranslator = ReturnType<typeof useTranslations<'ruleBook'>>;

/** What the words of a rule need: messages, language, and the names of what rules point at. */
export type RuleWords = {
  readonly t: RuleTranslator;
  readonly locale: Locale;
  readonly dictionary: RuleDictionary;
};

const HUNDRED_PERCENT_BPS = 10_000;
/** Names of a long list that are told; the rest is a number. */
const TOLD_NAMES = 3;

/** Basis points as a percentage, with as many decimals as it has: 550 is 5.5%. */
export function shareWords(bps: number, locale: Locale): string {
  const digits = bps % 100 === 0 ? 0 : bps % 10 === 0 ? 1 : 2;
  return formatPercent(bps / HUNDRED_PERCENT_BPS, locale, digits);
}

function moneyWords({ locale, dictionary }: RuleWords, text: string): string {
  return formatMoney({ amountMinor: BigInt(text), currency: dictionary.currency, locale });
}

function pointWords({ t, locale }: RuleWords, text: string): string | null {
  const points = parsePoints(text);
  if (points === null) return null;
  return t('value.points', { points: formatPoints(points, locale), count: pluralOf(points) });
}

/** Several names as one: the first three, then how many more. */
export function listWords(
  { t, locale }: RuleWords,
  names: readonly string[],
  type: 'conjunction' | 'disjunction' = 'disjunction',
): string {
  const told = names.slice(0, TOLD_NAMES);
  if (names.length > TOLD_NAMES) {
    return t('value.more', { names: told.join(', '), count: names.length - told.length });
  }
  return new Intl.ListFormat(locale, { type }).format(told);
}

function named({ t, locale }: RuleWords, things: readonly NamedThing[], none: string) {
  return (id: number): string => {
    if (id === 0) return none;
    const thing = things.find((one) => one.id === id);
    if (thing === undefined) return t('value.unknown', { id });
    return locale === 'ru' ? thing.nameRu : thing.nameEn;
  };
}

type Teller = (words: RuleWords, value: never, slot: Slot) => string | null;
type Step = { readonly fromMinor: string; readonly bps: number };
type Hours = { readonly from: string; readonly to: string };

/** How the value of each kind of slot is told; null: there is nothing to tell yet. */
const TELL: Readonly<Record<SlotKind, Teller>> = {
  tiers: (words, ids: readonly number[]) =>
    listWords(words, ids.map(named(words, words.dictionary.tiers, words.t('value.noTier')))),
  cardTypes: (words, ids: readonly number[]) =>
    listWords(words, ids.map(named(words, words.dictionary.cardTypes, words.t('value.noCard')))),
  stores: (words, ids: readonly number[]) =>
    listWords(words, ids.map(named(words, words.dictionary.stores, ''))),
  formats: (words, values: readonly 'other'[]) =>
    listWords(
      words,
      values.map((value) => words.t(`formats.${value}`)),
    ),
  channels: (words, values: readonly 'other'[]) =>
    listWords(
      words,
      values.map((value) => words.t(`channels.${value}`)),
    ),
  payments: (words, values: readonly 'other'[]) =>
    listWords(
      words,
      values.map((value) => words.t(`payments.${value}`)),
    ),
  weekdays: (words, values: readonly number[]) =>
    listWords(
      words,
      values.toSorted().map((value) => words.t(`weekdays.${value as 1}`)),
    ),
  // Goods together are all of them; of other lists one is enough.
  references: (words, names: readonly string[], { path }) =>
    listWords(words, names, path.at(-1)?.startsWith('together') ? 'conjunction' : 'disjunction'),
  hours: ({ t }, { from, to }: Hours) => t('value.hours', { from, to }),
  money: (words, text: string) => (/^\d+$/.test(text) ? moneyWords(words, text) : null),
  points: pointWords as Teller,
  percent: ({ locale }, bps: number) => shareWords(bps, locale),
  times: ({ t, locale }, bps: number) =>
    t('value.times', { times: formatExact(String(bps / HUNDRED_PERCENT_BPS), locale) }),
  days: ({ t }, days: number | null, { path }) => {
    if (path.at(-1) !== 'waitsDays') {
      return days === null ? t('value.forever') : t('value.days', { days });
    }
    return days === 0 ? t('value.atOnce') : t('value.after', { days: days ?? 0 });
  },
  number: ({ locale }, value: number) => formatExact(String(value), locale),
  priority: ({ locale }, value: number) => formatExact(String(value), locale),
  event: (_, name: string) => (name === '' ? null : name),
  ladder: (words, steps: readonly Step[]) =>
    steps
      .map(({ fromMinor, bps }) =>
        words.t('value.step', {
          money: moneyWords(words, fromMinor),
          share: shareWords(bps, words.locale),
        }),
      )
      .join(', '),
  choice: ({ t }, value: 'receipt', { set }) =>
    set === undefined ? null : t(`choices.${set as 'per'}.${String(value) as typeof value}`),
};

/** The value of a slot in words; null: it still has to be chosen. */
export function slotWords(words: RuleWords, slot: Slot, value: unknown): string | null {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  return TELL[slot.kind](words, value as never, slot);
}
