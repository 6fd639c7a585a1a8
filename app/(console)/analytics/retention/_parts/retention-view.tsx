import type { ReactNode } from 'react';
import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import type { ReportColumn } from '@/lib/domain/analytics/report-spec';
import type { RetentionResult } from '@/lib/domain/analytics/retention-result';
import { RETENTION_METRICS } from '@/lib/domain/analytics/retention-settings';
import { formatDay } from '@/lib/format/dates';
import { NoPurchases } from '../../_parts/no-purchases';
import type { ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { CohortTable } from './cohort-table';
import { CohortPair, FilterPair } from './comparisons';
import { RetentionCurve } from './retention-curve';
import { useRetentionFilters } from './retention-filters';
import { RetentionLedger } from './retention-ledger';

type Props = {
  readonly result: RetentionResult;
  readonly options: ReportOptions;
  readonly address: ReportAddress;
  readonly cell: string | undefined;
  readonly averageColumns: readonly ReportColumn[];
  /** The saved views of the page. */
  readonly views: ReactNode;
  /** The way to repeat purchases, which arrives later. */
  readonly ladder: ReactNode;
  /** How soon the next purchase comes. */
  readonly curve: ReactNode;
};

/** The retention page under its sheet. */
export function RetentionView(props: Props) {
  const { result, options, address, cell, averageColumns, views, ladder, curve } = props;
  const { t, locale } = useReportWords(result.currency);
  const { facts, tables } = result;
  const filters = useRetentionFilters({ facts, params: address.params, options });
  const metric = RETENTION_METRICS.find((known) => known === address.params.metric) ?? 'share';
  const part = { result, metric, cell, address };
  return (
    <>
      <PageHeader
        title={t('retention.title')}
        crumbs={[{ label: t('title'), href: '/analytics' }, { label: t('retention.title') }]}
        meta={t.rich('retention.meta', {
          grain: facts.grain,
          start: facts.start,
          day: formatDay(facts.asOfOn, locale),
          count: facts.customers,
          b: (chunks) => <b className="font-[550] text-ink">{chunks}</b>,
        })}
        actions={<CopyLinkButton />}
      />
      <FilterBar filters={filters} before={views} />
      {tables.cohorts.length === 0 ? (
        <NoPurchases address={address} lastPurchaseOn={facts.lastPurchaseOn} />
      ) : (
        <>
          <RetentionLedger result={result} address={address} />
          <CohortTable {...part} />
          <div className="@container">
            <div className="grid gap-x-10 @min-[940px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <RetentionCurve {...part} columns={averageColumns} />
              {ladder}
            </div>
          </div>
          <CohortPair {...part} />
          <FilterPair {...part} options={options} />
          {curve}
        </>
      )}
    </>
  );
}
