import type { useTranslations } from 'next-intl';
import { shareWords } from '@/components/rule/rule-words';
import type { Locale } from '@/lib/domain/access/preferences';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import { parsePoints } from '@/lib/domain/shared/points';
import type { LadderJson, TierBasis } from '@/lib/domain/tiers/ladder';
import { type PerkJson, type TierJson, typedInstead } from '@/lib/domain/tiers/ladder-edits';
import { formatMoney } from '@/lib/format/money';
import { formatCount } from '@/lib/format/numbers';
import { formatPoints, pluralOf } from '@/lib/format/points';

export type TierTranslator = ReturnType<typeof useTranslations<'tiers'>>;

/** What the words of ladders need on a page. */
export type LadderWords = {
  readonly t: TierTranslator;
  readonly locale: Locale;
  readonly currency: CurrencyCode;
};

const WHOLE = /^\d+$/;

/** What a tier is called in the reader's language. */
export const tierName = (
  { locale }: Pick<LadderWords, 'locale'>,
  { nameEn, nameRu }: { readonly nameEn: string; readonly nameRu: string },
): string => (locale === 'ru' ? nameRu : nameEn);

/** Minor units as money; what was typed instead, as it is. */
export function moneyText({ locale, currency }: LadderWords, text: string): string {
  if (!WHOLE.test(text)) return typedInstead(text) ?? text;
  return formatMoney({ amountMinor: BigInt(text), currency, locale });
}

/** Points in words, "5 points"; what was typed instead, as it is. */
export function pointsWords({ t, locale }: LadderWords, text: string): string {
  const points = parsePoints(text);
  if (points === null) return typedInstead(text) ?? text;
  return t('value.points', { points: formatPoints(points, locale), count: pluralOf(points) });
}

/** What a tier asks by one basis. */
export function askedWords(words: LadderWords, basis: TierBasis, { from }: TierJson): string {
  const value = from[basis];
  if (value === undefined) return '';
  if (basis === 'spend') return moneyText(words, String(value));
  if (basis === 'points') return pointsWords(words, String(value));
  if (typeof value !== 'number') return typedInstead(value) ?? '';
  return words.t('value.receipts', { shown: formatCount(value, words.locale), count: value });
}

/** What a tier asks by every basis of its ladder, in one phrase. */
export function thresholdWords(words: LadderWords, ladder: LadderJson, tier: TierJson): string {
  const asked = ladder.bases.map((basis) => askedWords(words, basis, tier));
  const type = ladder.match === 'any' ? 'disjunction' : 'conjunction';
  return new Intl.ListFormat(words.locale, { type }).format(asked);
}

export const perkWords = ({ locale }: LadderWords, { text }: PerkJson): string =>
  locale === 'ru' ? text.ru : text.en;

/** One thing that a tier gives, by the part of its definition. */
export type BenefitLine = {
  readonly part: 'earning' | 'discountBps' | 'pointValue' | 'perks' | 'cardTypeId' | 'livesDays';
  /** Distinct in its tier. */
  readonly key: string;
  readonly text: string;
};

type CardNames = ReadonlyMap<number, string>;

/** What a tier gives, a line each. */
export function benefitLines(
  words: LadderWords,
  { benefits = {} }: TierJson,
  cardNames: CardNames,
): readonly BenefitLine[] {
  const { t, locale } = words;
  const { earning, discountBps, pointValue, perks = [], cardTypeId, livesDays } = benefits;
  const line = (part: BenefitLine['part'], text: string, key: string = part): BenefitLine => ({
    ...{ part, key, text },
  });
  const shown = (value: unknown, tell: (known: number) => string) =>
    typeof value === 'number' ? tell(value) : (typedInstead(value) ?? '');
  return [
    ...(earning === undefined
      ? []
      : [
          line(
            'earning',
            t('benefit.earning', {
              points: pointsWords(words, earning.points),
              money: moneyText(words, earning.perMinor),
            }),
          ),
        ]),
    ...(discountBps === undefined
      ? []
      : [
          line(
            'discountBps',
            t('benefit.discount', {
              share: shown(discountBps, (bps) => shareWords(bps, locale)),
            }),
          ),
        ]),
    ...(pointValue === undefined
      ? []
      : [
          line(
            'pointValue',
            t('benefit.pointValue', {
              points: pointsWords(words, pointValue.points),
              money: moneyText(words, pointValue.minor),
            }),
          ),
        ]),
    ...perks.map((perk, at) => line('perks', perkWords(words, perk), `perks.${at}`)),
    ...(cardTypeId === undefined
      ? []
      : [
          line(
            'cardTypeId',
            t('benefit.card', { name: cardNames.get(cardTypeId) ?? String(cardTypeId) }),
          ),
        ]),
    ...(livesDays === undefined
      ? []
      : [
          line(
            'livesDays',
            shown(livesDays, (days) => t('benefit.lives', { days })),
          ),
        ]),
  ];
}
