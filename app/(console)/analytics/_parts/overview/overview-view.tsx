import type { ReactNode } from 'react';
import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { Annotation } from '@/lib/domain/analytics/annotations';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import type { OverviewResult } from '@/lib/domain/analytics/overview-result';
import type { ReportColumn } from '@/lib/domain/analytics/report-spec';
import { NoPurchases } from '../no-purchases';
import type { ReportAddress } from '../report-address';
import { useReportWords } from '../use-report-words';
import { ComparedDays } from './compared-days';
import { MonthChart } from './month-chart';
import { chartsOf, useOverviewFilters } from './overview-filters';
import { OverviewLedger } from './overview-ledger';
import { PlacesTable } from './places-table';

type Props = {
  readonly result: OverviewResult;
  readonly annotations: readonly Annotation[];
  readonly options: ReportOptions;
  /** The page with all that it is asked, and the report's own part of that. */
  readonly address: ReportAddress;
  readonly own: ReportAddress;
  readonly monthColumns: readonly ReportColumn[];
  /** The saved views of the page. */
  readonly views: ReactNode;
  /** What the letters on the charts say. */
  readonly timeAxis: ReactNode;
};

/** The overview of analytics under its sheet. */
export function OverviewView(props: Props) {
  const { result, annotations, options, address, own, monthColumns, views, timeAxis } = props;
  const { t } = useReportWords(result.currency);
  const { facts, tables } = result;
  const { params } = address;
  const filters = useOverviewFilters(result, { params, options });
  const isEmpty =
    facts.receiptsBefore === 0 && tables.months.every((month) => month.receipts === 0);
  const part = { result, address, own };
  return (
    <>
      <PageHeader
        title={t('overview.title')}
        crumbs={[{ label: t('title') }]}
        meta={<ComparedDays result={result} isMatched={params.weekdays === 'matched'} />}
        actions={<CopyLinkButton />}
      />
      <FilterBar filters={filters} before={views} />
      {isEmpty ? (
        <NoPurchases address={address} lastPurchaseOn={facts.lastPurchaseOn} />
      ) : (
        <>
          <OverviewLedger result={result} address={address} />
          <div className="@container">
            <div className="grid gap-x-10 @min-[900px]:grid-cols-2">
              {chartsOf(params).map((id) => (
                <MonthChart
                  key={id}
                  {...part}
                  annotations={annotations}
                  columns={monthColumns}
                  id={id}
                />
              ))}
            </div>
          </div>
          {timeAxis}
          <PlacesTable {...part} />
          <Section title={t('overview.next')}>
            <ul className="flex flex-wrap gap-x-10 gap-y-2">
              <li>
                <TextLink href="/analytics/rfm">{t('rfm.title')}</TextLink>
                <p className="text-sm text-ink-2">{t('overview.rfmLink')}</p>
              </li>
              <li>
                <TextLink href="/analytics/retention">{t('retention.title')}</TextLink>
                <p className="text-sm text-ink-2">{t('overview.retentionLink')}</p>
              </li>
            </ul>
          </Section>
        </>
      )}
    </>
  );
}
