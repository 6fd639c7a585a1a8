import type { RfmResult } from '@/lib/domain/analytics/rfm-result';
import { formatMoment } from '@/lib/format/dates';
import { useReportWords } from '../../_parts/use-report-words';

/** The line under a chart: how many rows, in which zone, computed when. */
export function useRfmProvenance({ currency, facts }: RfmResult): string {
  const { t, locale } = useReportWords(currency);
  const source =
    facts.scoredAt === null
      ? t('rfm.raw')
      : t('rfm.stored', {
          moment: formatMoment(new Date(facts.scoredAt), { locale, timeZone: facts.timeZone }),
        });
  return t('rfm.provenance', {
    count: facts.customers,
    receipts: t('rfm.receiptsCount', { count: facts.receipts }),
    zone: facts.timeZone,
    source,
  });
}
