import { ChartFrame } from '@/components/chart/chart-frame';
import { LineChart } from '@/components/chart/line-chart';
import type { ChartSeries } from '@/components/chart/line-chart-types';
import type { ReportColumn } from '@/lib/domain/analytics/report-spec';
import type { RetentionResult } from '@/lib/domain/analytics/retention-result';
import type { RetentionMetric } from '@/lib/domain/analytics/retention-settings';
import { formatPeriod } from '@/lib/format/dates';
import { cellHref, csvHref, type ReportAddress } from '../../_parts/report-address';
import { ReportTable } from '../../_parts/report-table';
import { useReportWords } from '../../_parts/use-report-words';
import { measured, measuredAlone, measuredBefore, measuredFormat } from './measures';
import { RetentionHow } from './retention-how';

type Props = {
  readonly result: RetentionResult;
  readonly metric: RetentionMetric;
  readonly columns: readonly ReportColumn[];
  readonly address: ReportAddress;
};

/** What the note under the name says of each measure. */
const NOTES = {
  share: 'retention.curveNote',
  customers: 'retention.curveNote',
  revenue: 'retention.curveRevenueNote',
  receipts: 'retention.curveReceiptsNote',
} as const;

/** Retention by period: each cohort thin, their weighted average thick, the year before dotted. Period 0 is left out. */
export function RetentionCurve({ result, metric, columns, address }: Props) {
  const words = useReportWords(result.currency);
  const { t, locale } = words;
  const { facts, tables } = result;
  const nameOf = (offset: number) =>
    t('retention.offset', { grain: facts.grain, offset: String(offset) });
  const average = tables.average.filter((column) => column.offset > 0);
  const offsets = average.map((column) => column.offset);
  const cohorts = [
    ...Map.groupBy(
      tables.cohorts.filter((cell) => !cell.isSmall && !cell.isUnfinished && cell.offset > 0),
      (cell) => cell.cohort,
    ),
  ];
  const series: ChartSeries[] = [
    ...cohorts.map(([cohort, cells]) => ({
      id: cohort,
      label: formatPeriod(cohort, locale),
      weight: 'context' as const,
      values: offsets.map((offset) => {
        const cell = cells.find((one) => one.offset === offset);
        return cell ? measured(metric, cell) : null;
      }),
    })),
    {
      id: 'before',
      label: t('retention.yearBefore'),
      weight: 'past',
      values: average.map((column) => measuredBefore(metric, column)),
    },
    {
      id: 'average',
      label: t('retention.average'),
      weight: 'strong',
      colour: 1,
      values: average.map((column) => measured(metric, column)),
      hrefs: offsets.map((offset) => cellHref(address, `m${offset}`)),
    },
  ];
  const values = average
    .map(
      (column) =>
        `${nameOf(column.offset)} ${measuredAlone(metric, measured(metric, column), words)}`,
    )
    .join(', ');
  return (
    <ChartFrame
      title={t('tables.retention.average')}
      subtitle={t(NOTES[metric], { grain: facts.grain })}
      how={<RetentionHow facts={facts} />}
      csvHref={csvHref(address, 'average')}
      fileName={`retention-curve-${facts.asOfOn}`}
      table={
        <ReportTable
          caption={t('tables.retention.average')}
          columns={columns}
          rows={average}
          currency={result.currency}
          hrefOf={(row) => cellHref(address, `m${row.offset}`)}
        />
      }
    >
      <LineChart
        label={t('retention.curveLabel', { grain: facts.grain, start: facts.start, values })}
        categories={offsets.map(nameOf)}
        series={series}
        format={measuredFormat(metric)}
        height={280}
      />
    </ChartFrame>
  );
}
