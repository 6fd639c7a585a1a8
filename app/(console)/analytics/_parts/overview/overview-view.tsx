import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
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
  readonly options: ReportOptions;
  /** The page with all that it is asked, and the report's own part of that. */
  readonly address: ReportAddress;
  readonly own: ReportAddress;
  readonly monthColumns: readonly ReportColumn[];
};

/** The overview of analytics under its sheet. */
export function OverviewView({ result, options, address, own, monthColumns }: Props) {
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
      <FilterBar filters={filters} />
      {isEmpty ? (
        <NoPurchases address={address} lastPurchaseOn={facts.lastPurchaseOn} />
      ) : (
        <>
          <OverviewLedger result={result} address={address} />
          <div className="@container">
            <div className="grid gap-x-10 @min-[900px]:grid-cols-2">
              {chartsOf(params).map((id) => (
                <MonthChart key={id} {...part} columns={monthColumns} id={id} />
              ))}
            </div>
          </div>
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
