import { HowList } from '@/components/ui/how-list';
import type { OverviewResult } from '@/lib/domain/analytics/overview-result';
import { formatDay } from '@/lib/format/dates';
import { useReportWords } from '../use-report-words';

/** How revenue, receipts and buyers are counted, and over which days. */
export function OverviewHow({ result }: { readonly result: OverviewResult }) {
  const { t, locale } = useReportWords(result.currency);
  const { facts } = result;
  const day = (on: string) => formatDay(on, locale);
  return (
    <HowList
      entries={[
        { term: t('overview.how.revenue'), text: t('overview.how.revenueText') },
        { term: t('overview.how.receipts'), text: t('overview.how.receiptsText') },
        { term: t('overview.how.buyers'), text: t('overview.how.buyersText') },
        { term: t('overview.how.card'), text: t('overview.how.cardText') },
        {
          term: t('overview.how.period'),
          text: t('overview.how.periodText', {
            from: day(facts.from),
            to: day(facts.asOfOn),
            beforeFrom: day(facts.beforeFrom),
            beforeTo: day(facts.beforeTo),
          }),
        },
      ]}
    />
  );
}
