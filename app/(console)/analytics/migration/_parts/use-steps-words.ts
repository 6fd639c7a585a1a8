import { parseSteps } from '@/lib/domain/tiers/migration/old-discount';
import { formatMoney } from '@/lib/format/money';
import { useReportWords } from '../../_parts/use-report-words';

/** Steps of a discount in words: "3 %, 5 % from 20,000 ₽". */
export function useStepsWords(currency: string): (steps: string) => string {
  const { t, locale } = useReportWords(currency);
  return (steps) =>
    (parseSteps(steps) ?? [])
      .map(({ fromMinor, bps }) => {
        const percent = new Intl.NumberFormat(locale).format(bps / 100);
        if (fromMinor === 0n) return t('tiers.percent', { percent });
        const from = formatMoney({ amountMinor: fromMinor, currency, locale });
        return t('migration.step', { percent, from });
      })
      .join(', ');
}
