import { useLocale, useTranslations } from 'next-intl';
import { isRfmGroup } from '@/lib/domain/analytics/rfm-groups';
import type { Measure, ResultPart } from '@/lib/domain/mechanics/results/asked';
import type { ResultTier } from '@/lib/domain/mechanics/results/results-page';
import { silenceDays } from '@/lib/domain/mechanics/results/silence';
import type { Points } from '@/lib/domain/shared/points';
import { formatMoney } from '@/lib/format/money';
import { formatCount, formatDecimal, formatPercent, formatSigned } from '@/lib/format/numbers';
import { formatPoints } from '@/lib/format/points';

const HUNDRED = 100;
const LEAST_P = 0.001;

/** How results write their figures: in the reader's language and the programme's currency. */
export function useResultsWords(currency: string) {
  const locale = useLocale();
  const t = useTranslations('mechanicResults');
  const groups = useTranslations('analytics.groups');
  const money = (minor: bigint) =>
    formatMoney({ amountMinor: minor, currency, locale, decimals: 'never' });
  const each = (minor: number) => money(BigInt(Math.round(minor)));
  const signedEach = (minor: number) => (Math.round(minor) > 0 ? `+${each(minor)}` : each(minor));
  return {
    ...{ locale, t, money },
    count: (value: number) => formatCount(value, locale),
    points: (points: Points) => formatPoints(points, locale),
    percent: (ratio: number, digits = 1) => formatPercent(ratio, locale, digits),
    p: (p: number) =>
      p < LEAST_P
        ? `<${formatDecimal(LEAST_P, locale, 3)}`
        : formatDecimal(p, locale, p < 0.1 ? 3 : 2),
    /** A mean of an arm, in the unit of what is compared. */
    mean: (measure: Measure, value: number) => {
      if (measure === 'buyers') return formatPercent(value, locale);
      return measure === 'receipts' ? formatDecimal(value, locale, 2) : each(value);
    },
    /** A difference of means with its sign: of buyers in points of percent. */
    difference: (measure: Measure, value: number) => {
      if (measure === 'buyers') return formatSigned(value * HUNDRED, locale, 2);
      return measure === 'receipts' ? formatSigned(value, locale, 3) : signedEach(value);
    },
    /** The name of a part of members. */
    part: (by: ResultPart, part: string | null, tiers: readonly ResultTier[]): string => {
      if (part === null) return t(`unknown.${by}`);
      if (by === 'tier') {
        const tier = tiers.find(({ tierId }) => String(tierId) === part);
        return (locale === 'ru' ? tier?.nameRu : tier?.nameEn) ?? t('unknown.tier');
      }
      if (by === 'rfm') return isRfmGroup(part) ? groups(part) : part;
      const { from, to } = silenceDays(part);
      return to === null ? t('silenceFrom', { from }) : t('silence', { from, to });
    },
  };
}

export type ResultsWords = ReturnType<typeof useResultsWords>;
