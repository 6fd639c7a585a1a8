import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { typedInstead } from '@/lib/domain/tiers/ladder-edits';
import { type LadderWords, moneyText } from './ladder-words';

/** The days that are measured: "12 months back from the day". */
export function windowWords({ t }: LadderWords, { window }: Pick<LadderJson, 'window'>): string {
  if (window.kind !== 'rolling') return t(`window.${window.kind}`);
  const months: unknown = window.months;
  return typeof months === 'number'
    ? t('window.rolling', { months })
    : (typedInstead(months) ?? '');
}

/** What is measured: "spend net of returns and receipts". */
export function basesWords({ t, locale }: LadderWords, { bases, match }: LadderJson): string {
  const type = match === 'any' ? 'disjunction' : 'conjunction';
  return new Intl.ListFormat(locale, { type }).format(bases.map((basis) => t(`measured.${basis}`)));
}

/** What is measured over which days: "spend net of returns, 12 months back from the day". */
export function measuringWords(words: LadderWords, ladder: LadderJson): string {
  return words.t('measuring', {
    bases: basesWords(words, ladder),
    window: windowWords(words, ladder),
  });
}

/** What a paid membership costs, for how long, and how long it may be tried. Only of numbers that can be read. */
export function paidWords(words: LadderWords, paid: NonNullable<LadderJson['paid']>): string {
  return words.t('changes.paidFor', {
    price: moneyText(words, paid.priceMinor),
    months: paid.months,
    days: paid.trialDays ?? 0,
  });
}
