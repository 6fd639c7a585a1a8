import { ChartFrame } from '@/components/chart/chart-frame';
import { LineChart } from '@/components/chart/line-chart';
import type { ChartValueFormat } from '@/components/chart/line-chart-types';
import type { OverviewMonth, OverviewResult } from '@/lib/domain/analytics/overview-result';
import type { ReportColumn } from '@/lib/domain/analytics/report-spec';
import { addMonths } from '@/lib/domain/shared/calendar';
import { chartNumber } from '@/lib/domain/shared/money';
import { formatDay, formatMonth, formatMonthName } from '@/lib/format/dates';
import { cellHref, csvHref, type ReportAddress } from '../report-address';
import { ReportTable } from '../report-table';
import { useReportWords } from '../use-report-words';
import { OverviewHow } from './overview-how';

type Props = {
  readonly result: OverviewResult;
  readonly address: ReportAddress;
  readonly columns: readonly ReportColumn[];
  readonly measure: 'revenue' | 'receipts';
};

type Measure = {
  readonly now: (month: OverviewMonth) => number | null;
  readonly before: (month: OverviewMonth) => number | null;
  readonly format: (currency: string) => ChartValueFormat;
};

const MEASURES: Readonly<Record<Props['measure'], Measure>> = {
  revenue: {
    now: (month) => chartNumber(month.revenueMinor),
    before: (month) =>
      month.revenueYearBeforeMinor === null ? null : chartNumber(month.revenueYearBeforeMinor),
    format: (currency) => ({ kind: 'money', currency }),
  },
  receipts: {
    now: (month) => month.receipts,
    before: (month) => month.receiptsYearBefore,
    format: () => ({ kind: 'count' }),
  },
};

/** A measure of members' purchases by month, with the year before; the month that runs is dotted. */
export function MonthChart({ result, address, columns, measure }: Props) {
  const { t, locale } = useReportWords(result.currency);
  const { months } = result.tables;
  const { facts } = result;
  const title = t(measure === 'revenue' ? 'overview.revenueChart' : 'overview.receiptsChart');
  const unfinished = months.findIndex((month) => month.isUnfinished);
  const running = months[unfinished];
  const shown = MEASURES[measure];
  return (
    <ChartFrame
      title={title}
      subtitle={
        running
          ? t('overview.monthsUnfinished', { month: formatMonth(running.month, locale) })
          : t('overview.monthsNote')
      }
      how={<OverviewHow result={result} />}
      csvHref={csvHref(address, 'months')}
      fileName={`${measure}-${facts.asOfOn}`}
      table={
        <ReportTable
          caption={title}
          columns={columns}
          rows={months}
          currency={result.currency}
          hrefOf={(row) => cellHref(address, `sums.${row.month}`)}
        />
      }
      provenance={t('overview.provenance', {
        zone: facts.timeZone,
        day: formatDay(facts.asOfOn, locale),
      })}
    >
      <LineChart
        label={title}
        categories={months.map((month) => formatMonthName(month.month, locale))}
        format={shown.format(result.currency)}
        height={220}
        series={[
          {
            id: 'before',
            label: t('overview.yearBefore'),
            weight: 'past',
            values: months.map(shown.before),
            hrefs: months.map((month) => cellHref(address, `sums.${addMonths(month.month, -12)}`)),
          },
          {
            id: 'now',
            label: t('overview.thisYear'),
            weight: 'strong',
            colour: measure === 'revenue' ? 1 : 3,
            values: months.map(shown.now),
            hrefs: months.map((month) => cellHref(address, `sums.${month.month}`)),
            ...(running ? { dottedFrom: unfinished } : {}),
          },
        ]}
      />
    </ChartFrame>
  );
}
