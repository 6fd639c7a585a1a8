import { HowList } from '@/components/ui/how-list';
import type { OverviewResult } from '@/lib/domain/analytics/overview-result';
import { BUYERS_MOST_DAYS } from '@/lib/domain/analytics/overview-settings';
import { formatDay, formatMoment } from '@/lib/format/dates';
import { useReportWords } from '../use-report-words';

const TERMS = [
  ['members', 'membersText'],
  ['active', 'activeText'],
  ['revenue', 'revenueText'],
  ['receipts', 'receiptsText'],
  ['average', 'averageText'],
  ['repeat', 'repeatText'],
  ['card', 'cardText'],
  ['points', 'pointsText'],
  ['filters', 'filtersText'],
] as const;

/** How each figure is counted, and over which days. */
export function OverviewHow({ result }: { readonly result: OverviewResult }) {
  const { t, locale, count } = useReportWords(result.currency);
  const { facts } = result;
  const day = (on: string) => formatDay(on, locale);
  const { itemsCountedAt: countedAt, timeZone } = facts;
  const items =
    countedAt === null || facts.itemReceipts === 0
      ? t('overview.how.itemsNever')
      : t('overview.how.itemsText', {
          count: count(facts.itemReceipts),
          moment: formatMoment(new Date(countedAt), { locale, timeZone }),
        });
  return (
    <HowList
      metric="overview"
      entries={[
        ...TERMS.map(([term, text]) => ({
          term: t(`overview.how.${term}`),
          text: t(`overview.how.${text}`, { days: BUYERS_MOST_DAYS }),
        })),
        { term: t('overview.how.items'), text: items },
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
