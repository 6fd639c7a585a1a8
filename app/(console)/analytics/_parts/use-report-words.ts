import { useLocale, useTranslations } from 'next-intl';
import { toPoints } from '@/lib/domain/shared/points';
import { formatMoney, formatMoneyCompact } from '@/lib/format/money';
import { formatCount, formatPercent } from '@/lib/format/numbers';
import { formatPoints } from '@/lib/format/points';

/** How a report writes its figures: in the reader's language and the programme's currency. */
export function useReportWords(currency: string) {
  const locale = useLocale();
  const t = useTranslations('analytics');
  const none = t('values.none');
  return {
    locale,
    t,
    none,
    count: (value: number) => formatCount(value, locale),
    share: (ratio: number | null) => (ratio === null ? none : formatPercent(ratio, locale)),
    /** Hundredths as points, in full. */
    points: (hundredths: bigint) => formatPoints(toPoints(hundredths), locale),
    /** With a plus before what comes in. */
    signedPoints: (hundredths: bigint) =>
      formatPoints(toPoints(hundredths), locale, { isSigned: true }),
    /** Short: ₽565.6 M. */
    compact: (amountMinor: bigint) => formatMoneyCompact({ amountMinor, currency, locale }),
    /** Whole units: an average receipt. */
    whole: (amountMinor: bigint | null) =>
      amountMinor === null
        ? none
        : formatMoney({ amountMinor, currency, locale, decimals: 'never' }),
  };
}
