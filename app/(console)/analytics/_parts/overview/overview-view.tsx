import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { FilterBar } from '@/components/ui/filter-bar';
import type { FilterDefinition } from '@/components/ui/filter-types';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import type { OverviewResult } from '@/lib/domain/analytics/overview-result';
import type { ReportColumn } from '@/lib/domain/analytics/report-spec';
import { formatDay } from '@/lib/format/dates';
import { formatOptions, storeOptions } from '../member-filters';
import { NoPurchases } from '../no-purchases';
import type { ReportAddress } from '../report-address';
import { useReportWords } from '../use-report-words';
import { FormatTable } from './format-table';
import { MonthChart } from './month-chart';
import { OverviewLedger } from './overview-ledger';

type Props = {
  readonly result: OverviewResult;
  readonly options: ReportOptions;
  readonly address: ReportAddress;
  readonly monthColumns: readonly ReportColumn[];
};

/** The overview of analytics under its sheet. */
export function OverviewView({ result, options, address, monthColumns }: Props) {
  const { t, locale } = useReportWords(result.currency);
  const { facts, tables } = result;
  const { params } = address;
  const isEmpty = tables.months.every((month) => month.receipts === 0);
  const filters: FilterDefinition[] = [
    { key: 'asOf', label: t('filters.asOf'), kind: 'day', value: facts.asOfOn, fixed: true },
    {
      key: 'inStore',
      label: t('filters.inStore'),
      kind: 'choice',
      options: storeOptions(options),
      value: params.inStore,
    },
    {
      key: 'inFormat',
      label: t('filters.inFormat'),
      kind: 'choice',
      options: formatOptions(options, (format) => t(`formats.${format}`)),
      value: params.inFormat,
    },
  ];
  const chart = { result, address, columns: monthColumns };
  return (
    <>
      <PageHeader
        title={t('overview.title')}
        crumbs={[{ label: t('title') }]}
        meta={t.rich('overview.meta', {
          from: formatDay(facts.from, locale),
          to: formatDay(facts.asOfOn, locale),
          b: (chunks) => <b className="font-[550] text-ink">{chunks}</b>,
        })}
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
              <MonthChart {...chart} measure="revenue" />
              <MonthChart {...chart} measure="receipts" />
            </div>
          </div>
          <FormatTable result={result} address={address} />
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
