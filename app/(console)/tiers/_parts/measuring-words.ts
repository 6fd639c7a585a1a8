import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { typedInstead } from '@/lib/domain/tiers/ladder-edits';
import type { LadderWords } from './ladder-words';

/** The days that are measured: "12 months back from the day". */
export function windowWords({ t }: LadderWords, { window }: LadderJson): string {
  if (window.kind !== 'rolling') return t(`window.${window.kind}`);
  const months: unknown = window.months;
  return typeof months === 'number'
    ? t('window.rolling', { months })
    : (typedInstead(months) ?? '');
}

/** What is measured over which days: "spend net of returns, 12 months back from the day". */
export function measuringWords(words: LadderWords, ladder: LadderJson): string {
  const { t, locale } = words;
  const type = ladder.match === 'any' ? 'disjunction' : 'conjunction';
  const bases = new Intl.ListFormat(locale, { type }).format(
    ladder.bases.map((basis) => t(`measured.${basis}`)),
  );
  return t('measuring', { bases, window: windowWords(words, ladder) });
}
