import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import type { PointsResult } from '@/lib/domain/analytics/points-result';
import type { ReportColumn } from '@/lib/domain/analytics/report-spec';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import type { ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { BridgeTable } from './bridge-table';
import { CohortsTable } from './cohorts-table';
import { EndsTable } from './ends-table';
import { MovementsChart } from './movements-chart';
import { usePointsFilters } from './points-filters';
import { PointsLedger } from './points-ledger';
import { SpentTriangle } from './spent-triangle';

type Props = {
  readonly result: PointsResult;
  readonly options: ReportOptions;
  /** The page with everything it was asked, the other life too. */
  readonly address: ReportAddress;
  /** The report of points alone, for files. */
  readonly own: ReportAddress;
  readonly cell: string | undefined;
  readonly movementColumns: readonly ReportColumn[];
  /** What another life would have done, which arrives later. */
  readonly life: ReactNode;
};

const VALUE_WORDS = { rule: 'valueRule', asked: 'valueAsked', assumed: 'valueAssumed' } as const;

/** The page of points under its sheet. */
export function PointsView(props: Props) {
  const { result, options, address, own, cell, movementColumns, life } = props;
  const { t, locale } = useReportWords(result.currency);
  const { facts, tables } = result;
  const filters = usePointsFilters({ result, params: address.params, options });
  const worth = formatMoney({
    amountMinor: facts.pointValueMinor,
    currency: result.currency,
    locale,
  });
  const isEmpty = tables.cohorts.length === 0 && facts.debt === 0n;
  const part = { result, address, own };
  return (
    <>
      <PageHeader
        title={t('points.title')}
        crumbs={[{ label: t('title'), href: '/analytics' }, { label: t('points.title') }]}
        meta={t.rich('points.meta', {
          day: formatDay(facts.asOfOn, locale),
          zone: facts.timeZone,
          value: t(`points.${VALUE_WORDS[facts.pointValueSource]}`, { value: worth }),
          b: (chunks) => <b className="font-[550] text-ink">{chunks}</b>,
        })}
        actions={<CopyLinkButton />}
      />
      <FilterBar filters={filters} />
      {isEmpty ? (
        <NoPoints result={result} address={address} />
      ) : (
        <>
          {facts.waiting > 0 && (
            <p role="status" className="mb-3 text-sm text-ink-2">
              {t('points.waiting', { count: facts.waiting })}
            </p>
          )}
          <PointsLedger result={result} address={address} />
          <div className="@container">
            <div className="grid gap-x-10 @min-[940px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <MovementsChart {...part} columns={movementColumns} />
              <BridgeTable {...part} cell={cell} />
            </div>
          </div>
          <SpentTriangle {...part} cell={cell} />
          <div className="@container">
            <div className="grid gap-x-10 @min-[940px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <CohortsTable {...part} cell={cell} />
              <EndsTable {...part} cell={cell} />
            </div>
          </div>
          {life}
        </>
      )}
    </>
  );
}

function NoPoints({ result, address }: Pick<Props, 'result' | 'address'>) {
  const { t, locale } = useReportWords(result.currency);
  const isFiltered = ['tier', 'store', 'storeFormat', 'asOf'].some((name) => address.params[name]);
  return isFiltered ? (
    <EmptyState
      title={t('points.emptyFiltered')}
      text={t('points.emptyFilteredText', { day: formatDay(result.facts.asOfOn, locale) })}
      action={
        <ButtonLink tone="primary" href={address.path}>
          {t('points.reset')}
        </ButtonLink>
      }
    />
  ) : (
    <EmptyState title={t('points.empty')} text={t('points.emptyText')} />
  );
}
