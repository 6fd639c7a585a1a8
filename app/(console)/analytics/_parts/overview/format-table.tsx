import { BarStrip } from '@/components/chart/bar-strip';
import { ChartFrame } from '@/components/chart/chart-frame';
import type { Column } from '@/components/table/column';
import { SimpleTable } from '@/components/table/simple-table';
import { Change } from '@/components/ui/change';
import { TextLink } from '@/components/ui/text-link';
import type { OverviewFormat, OverviewResult } from '@/lib/domain/analytics/overview-result';
import { shareOfAmount } from '@/lib/domain/analytics/ratios';
import { formatSignedPercent } from '@/lib/format/numbers';
import { cellHref, csvHref, type ReportAddress } from '../report-address';
import { useReportWords } from '../use-report-words';
import { OverviewHow } from './overview-how';

type Props = { readonly result: OverviewResult; readonly address: ReportAddress };

/** What members bought in each format, with its share and its change. */
export function FormatTable({ result, address }: Props) {
  const { currency } = result;
  const shareColumns = useShareColumns(currency);
  const { t, count, share, compact, whole } = useReportWords(currency);
  const { facts, tables } = result;
  const change = (now: bigint, before: bigint) => (
    <RelativeChange now={now} before={before} currency={currency} />
  );
  const opens = ({ format }: OverviewFormat, text: string) => (
    <Opens href={cellHref(address, `sums.now.${format}`)}>{text}</Opens>
  );
  const title = t('tables.overview.formats');
  return (
    <ChartFrame
      title={title}
      subtitle={t('overview.formatsNote')}
      how={<OverviewHow result={result} />}
      csvHref={csvHref(address, 'formats')}
      fileName={`formats-${facts.asOfOn}`}
    >
      <SimpleTable
        caption={title}
        rows={tables.formats}
        rowKey={(row) => row.format}
        columns={[
          {
            id: 'format',
            header: t('columns.format'),
            cell: (row: OverviewFormat) => opens(row, t(`formats.${row.format}`)),
          },
          {
            id: 'stores',
            header: t('columns.stores'),
            isNumeric: true,
            isQuiet: true,
            cell: (row) => count(row.stores),
          },
          {
            id: 'revenue',
            header: t('columns.revenue'),
            isNumeric: true,
            cell: (row) => opens(row, compact(row.revenueMinor)),
          },
          ...shareColumns,
          {
            id: 'change',
            header: t('overview.change'),
            isNumeric: true,
            cell: (row) => change(row.revenueMinor, row.revenueBeforeMinor),
          },
          {
            id: 'receipts',
            header: t('columns.receipts'),
            isNumeric: true,
            cell: (row) => opens(row, count(row.receipts)),
          },
          {
            id: 'average',
            header: t('columns.averageReceipt'),
            isNumeric: true,
            cell: (row) => whole(row.averageReceiptMinor),
          },
          {
            id: 'card',
            header: t('columns.memberReceiptsShare'),
            isNumeric: true,
            cell: (row) => share(row.memberReceiptsShare),
          },
        ]}
        totals={[
          t('overview.all'),
          count(tables.formats.reduce((sum, row) => sum + row.stores, 0)),
          compact(facts.revenueMinor),
          '',
          share(facts.receipts > 0 ? 1 : null),
          change(facts.revenueMinor, facts.revenueBeforeMinor),
          count(facts.receipts),
          whole(facts.averageReceiptMinor),
          share(facts.memberReceiptsShare),
        ]}
      />
    </ChartFrame>
  );
}

/** The share of revenue, drawn and written. */
function useShareColumns(currency: string): readonly Column<OverviewFormat>[] {
  const { t, share } = useReportWords(currency);
  return [
    {
      id: 'bar',
      header: <span className="sr-only">{t('columns.revenueShare')}</span>,
      isSecondary: true,
      cell: (row) => <BarStrip ratio={row.revenueShare ?? 0} className="w-40" />,
    },
    {
      id: 'share',
      header: t('metrics.share'),
      isNumeric: true,
      isQuiet: true,
      cell: (row) => share(row.revenueShare),
    },
  ];
}

/** A figure of a row; it looks like the others until it is pointed at. */
function Opens({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <TextLink href={href} scroll={false} className="text-ink no-underline hover:underline">
      {children}
    </TextLink>
  );
}

type ChangeProps = { readonly now: bigint; readonly before: bigint; readonly currency: string };

function RelativeChange({ now, before, currency }: ChangeProps) {
  const { locale, none } = useReportWords(currency);
  const ratio = shareOfAmount(now - before, before);
  if (ratio === null) return none;
  return <Change meaning={ratio < 0 ? 'bad' : 'good'}>{formatSignedPercent(ratio, locale)}</Change>;
}
