import type { ReactNode } from 'react';
import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import type { ChurnResult } from '@/lib/domain/analytics/churn-result';
import { formatDay } from '@/lib/format/dates';
import type { ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { Churn } from './churn';
import { useLifecycleFilters } from './lifecycle-filters';

type Props = {
  readonly result: ChurnResult;
  readonly options: ReportOptions;
  /** The page with everything it was asked. */
  readonly page: ReportAddress;
  /** The report on churn with what it was asked. */
  readonly own: ReportAddress;
  readonly cell: string | undefined;
  /** Stages by the own rhythm, which arrive later. */
  readonly stages: ReactNode;
  /** Time between purchases, which arrives later. */
  readonly gaps: ReactNode;
};

/** The page of the lifecycle under its sheet. */
export function LifecycleView({ result, options, page, own, cell, stages, gaps }: Props) {
  const { t, locale } = useReportWords(result.currency);
  const filters = useLifecycleFilters({ result, params: page.params, options });
  return (
    <>
      <PageHeader
        title={t('lifecycle.title')}
        crumbs={[{ label: t('title'), href: '/analytics' }, { label: t('lifecycle.title') }]}
        meta={t.rich('lifecycle.meta', {
          day: formatDay(result.facts.asOfOn, locale),
          count: result.facts.active,
          b: (chunks) => <b className="font-[550] text-ink">{chunks}</b>,
        })}
        actions={<CopyLinkButton />}
      />
      <FilterBar filters={filters} />
      {stages}
      <Churn result={result} page={page} own={own} cell={cell} />
      {gaps}
    </>
  );
}
