import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import type { RfmResult } from '@/lib/domain/analytics/rfm-result';
import { RFM_METRICS, RFM_MIN_BUYERS } from '@/lib/domain/analytics/rfm-settings';
import { formatDay } from '@/lib/format/dates';
import { NoPurchases } from '../../_parts/no-purchases';
import type { ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { useRfmFilters } from './rfm-filters';
import { RfmGroupsTable } from './rfm-groups-table';
import { RfmLedger } from './rfm-ledger';
import { RfmMatrix } from './rfm-matrix';

type Props = {
  readonly result: RfmResult;
  readonly options: ReportOptions;
  readonly address: ReportAddress;
  readonly cell: string | undefined;
  /** The saved views of the page. */
  readonly views: ReactNode;
};

/** The RFM page under its sheet. */
export function RfmView({ result, options, address, cell, views }: Props) {
  const { t, locale } = useReportWords(result.currency);
  const { facts } = result;
  const { params } = address;
  const filters = useRfmFilters({ facts, params, options });
  const metric = RFM_METRICS.find((known) => known === params.metric) ?? 'customers';
  return (
    <>
      <PageHeader
        title={t('rfm.title')}
        crumbs={[{ label: t('title'), href: '/analytics' }, { label: t('rfm.title') }]}
        meta={t.rich('rfm.meta', {
          day: formatDay(facts.asOfOn, locale),
          binning: t(`filters.binnings.${facts.binning}`),
          window: t(`filters.windows.${facts.window}`, {
            day: formatDay(facts.sinceOn ?? facts.asOfOn, locale),
          }),
          count: facts.buyers,
          b: (chunks) => <b className="font-[550] text-ink">{chunks}</b>,
        })}
        actions={
          <>
            <ButtonLink href="/analytics/rfm/movement">{t('rfm.movement')}</ButtonLink>
            <ButtonLink href="/analytics/rfm/models">{t('rfm.models')}</ButtonLink>
            <CopyLinkButton />
          </>
        }
      />
      <FilterBar filters={filters} before={views} />
      {facts.isEnough ? (
        <>
          <RfmLedger result={result} address={address} />
          <RfmMatrix result={result} metric={metric} m={params.m} cell={cell} address={address} />
          <RfmGroupsTable result={result} cell={cell} address={address} />
        </>
      ) : (
        <NoPurchases
          address={address}
          lastPurchaseOn={facts.lastPurchaseOn}
          title={t('rfm.tooFewTitle')}
          text={t('rfm.tooFew', { count: facts.buyers, needed: String(RFM_MIN_BUYERS) })}
        />
      )}
    </>
  );
}
