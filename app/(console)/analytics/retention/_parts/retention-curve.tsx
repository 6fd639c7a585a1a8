import { ChartFrame } from '@/components/chart/chart-frame';
import { LineChart } from '@/components/chart/line-chart';
import type { ChartSeries } from '@/components/chart/line-chart-types';
import type { ReportColumn } from '@/lib/domain/analytics/report-spec';
import type { RetentionResult } from '@/lib/domain/analytics/retention-result';
import type { RetentionMetric } from '@/lib/domain/analytics/retention-settings';
import { formatMonth } from '@/lib/format/dates';
import { cellHref, csvHref, type ReportAddress } from '../../_parts/report-address';
import { ReportTable } from '../../_parts/report-table';
import { useReportWords } from '../../_parts/use-report-words';
import { shareOf } from './cohort-cells';
import { RetentionHow } from './retention-how';

type Props = {
  readonly result: RetentionResult;
  readonly metric: RetentionMetric;
  readonly columns: readonly ReportColumn[];
  readonly address: ReportAddress;
};

/** Retention by month: each cohort thin, their weighted average thick, the year before dotted. Month 0 is left out. */
export function RetentionCurve({ result, metric, columns, address }: Props) {
  const { t, locale, share } = useReportWords(result.currency);
  const { facts, tables } = result;
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
      label: formatMonth(cohort, locale),
      weight: 'context' as const,
      values: offsets.map((offset) => {
        const cell = cells.find((one) => one.offset === offset);
        return cell ? shareOf(metric, cell) : null;
      }),
    })),
    {
      id: 'before',
      label: t('retention.yearBefore'),
      weight: 'past',
      values: average.map((column) =>
        metric === 'revenue' ? column.revenueShareYearBefore : column.customersShareYearBefore,
      ),
    },
    {
      id: 'average',
      label: t('retention.average'),
      weight: 'strong',
      colour: 1,
      values: average.map((column) => shareOf(metric, column)),
      hrefs: offsets.map((offset) => cellHref(address, `m${offset}`)),
    },
  ];
  const values = average
    .map((column) => `M${column.offset} ${share(shareOf(metric, column))}`)
    .join(', ');
  return (
    <ChartFrame
      title={t('tables.retention.average')}
      subtitle={t(metric === 'revenue' ? 'retention.curveRevenueNote' : 'retention.curveNote')}
      how={<RetentionHow minCohort={facts.minCohort} />}
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
        label={t('retention.curveLabel', { values })}
        categories={offsets.map((offset) => `M${offset}`)}
        series={series}
        format={{ kind: 'percent' }}
        height={280}
      />
    </ChartFrame>
  );
}
