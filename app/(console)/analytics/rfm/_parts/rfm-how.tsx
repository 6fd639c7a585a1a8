import { HowList } from '@/components/ui/how-list';
import type { RfmResult } from '@/lib/domain/analytics/rfm-result';
import { RFM_MIN_BUYERS } from '@/lib/domain/analytics/rfm-settings';
import { formatDay } from '@/lib/format/dates';
import { useReportWords } from '../../_parts/use-report-words';

/** How recency, frequency, money, scores and groups are computed. */
export function RfmHow({ result }: { readonly result: RfmResult }) {
  const { t, locale } = useReportWords(result.currency);
  const { asOfOn, sinceOn, window, binning } = result.facts;
  const windowText = t(`filters.windows.${window}`, { day: formatDay(sinceOn ?? asOfOn, locale) });
  const needed = String(RFM_MIN_BUYERS);
  return (
    <HowList
      metric="rfm"
      entries={[
        {
          term: t('rfm.how.recency'),
          text: t('rfm.how.recencyText', { day: formatDay(asOfOn, locale) }),
        },
        {
          term: t('rfm.how.frequency'),
          text: t('rfm.how.frequencyText', { window: windowText }),
        },
        { term: t('rfm.how.money'), text: t('rfm.how.moneyText') },
        {
          term: t('rfm.how.scores'),
          text: t(binning === 'quintiles' ? 'rfm.how.quintilesText' : 'rfm.how.rPackageText'),
        },
        { term: t('rfm.how.groups'), text: t('rfm.how.groupsText') },
        { term: t('rfm.how.filters'), text: t('rfm.how.filtersText') },
        { term: t('rfm.how.leftOut'), text: t('rfm.how.leftOutText', { needed }) },
      ]}
    />
  );
}
