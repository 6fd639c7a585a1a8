import { ChartFrame } from '@/components/chart/chart-frame';
import { LineChart } from '@/components/chart/line-chart';
import type { ChartSeries, ChartValueFormat } from '@/components/chart/line-chart-types';
import type { Annotation } from '@/lib/domain/analytics/annotations';
import {
  type FigureKind,
  figureName,
  OVERVIEW_FIGURE_IDS,
  OVERVIEW_FIGURES,
  type OverviewFigureId,
} from '@/lib/domain/analytics/overview-figures';
import type { OverviewMonth, OverviewResult } from '@/lib/domain/analytics/overview-result';
import type { ReportColumn, ReportRow } from '@/lib/domain/analytics/report-spec';
import { addMonths } from '@/lib/domain/shared/calendar';
import { chartNumber } from '@/lib/domain/shared/money';
import { formatDay, formatMonth, formatMonthName } from '@/lib/format/dates';
import { AnnotationList } from '../annotations/annotation-list';
import { useAnnotationWords } from '../annotations/use-annotation-words';
import { cellHref, csvHref, type ReportAddress } from '../report-address';
import { ReportTable } from '../report-table';
import { OverviewHow } from './overview-how';
import { useFigureWords } from './use-figure-words';

type Props = {
  readonly result: OverviewResult;
  readonly address: ReportAddress;
  readonly own: ReportAddress;
  readonly annotations: readonly Annotation[];
  readonly columns: readonly ReportColumn[];
  readonly id: OverviewFigureId;
};

const FORMATS: Readonly<Record<FigureKind, (currency: string) => ChartValueFormat>> = {
  money: (currency) => ({ kind: 'money', currency }),
  count: () => ({ kind: 'count' }),
  each: () => ({ kind: 'decimal', digits: 2 }),
  ratio: () => ({ kind: 'percent' }),
  points: () => ({ kind: 'count' }),
};

const HUNDRED = 100;

/** A figure of a month as a length on the chart: points whole, money in minor units. */
function length(row: ReportRow, name: string, kind: FigureKind): number | null {
  const value = row[name];
  if (typeof value === 'number') return value;
  if (typeof value !== 'bigint') return null;
  return kind === 'points' ? chartNumber(value) / HUNDRED : chartNumber(value);
}

/** Both lines: this year, and the year before it dotted. A month that runs is dotted too. */
function useLines({ result, address, id }: Props): readonly ChartSeries[] {
  const { t } = useFigureWords(result.currency);
  const { months } = result.tables;
  const { kind, cell } = OVERVIEW_FIGURES[id];
  const unfinished = months.findIndex((month) => month.isUnfinished);
  const values = (suffix: string) =>
    months.map((month: OverviewMonth) => length(month, figureName(id, suffix), kind));
  return [
    {
      id: 'before',
      label: t('overview.yearBefore'),
      weight: 'past',
      values: values('YearBefore'),
      hrefs: months.map(({ month }) => cellHref(address, `${cell}.${addMonths(month, -12)}`)),
    },
    {
      id: 'now',
      label: t('overview.thisYear'),
      weight: 'strong',
      colour: OVERVIEW_FIGURE_IDS.indexOf(id) % 2 === 0 ? 1 : 3,
      values: values(''),
      hrefs: months.map(({ month }) => cellHref(address, `${cell}.${month}`)),
      ...(unfinished === -1 ? {} : { dottedFrom: unfinished }),
    },
  ];
}

/** A figure by month, with the year before. */
export function MonthChart(props: Props) {
  const { result, address, own, annotations, columns, id } = props;
  const { markers } = useAnnotationWords();
  const { t, locale, name } = useFigureWords(result.currency);
  const { months } = result.tables;
  const { facts } = result;
  const { kind, cell } = OVERVIEW_FIGURES[id];
  const title = t('overview.byMonth', { figure: name(id) });
  const series = useLines(props);
  const names = months.map(({ month }) => month);
  const running = months.find((month) => month.isUnfinished);
  const isKnown = series.some(({ values }) => values.some((value) => value !== null));
  const shown = ['month', figureName(id, ''), figureName(id, 'YearBefore'), 'isUnfinished'];
  return (
    <ChartFrame
      title={title}
      subtitle={
        running
          ? t('overview.monthsUnfinished', { month: formatMonth(running.month, locale) })
          : t('overview.monthsNote')
      }
      how={<OverviewHow result={result} />}
      csvHref={csvHref(own, 'months')}
      fileName={`${id}-${facts.asOfOn}`}
      table={
        <>
          <ReportTable
            caption={title}
            columns={columns.filter((column) => shown.includes(column.id))}
            rows={months}
            currency={result.currency}
            hrefOf={(row) => cellHref(address, `${cell}.${row.month}`)}
          />
          <div className="mt-3">
            <AnnotationList months={names} annotations={annotations} />
          </div>
        </>
      }
      provenance={t('overview.provenance', {
        zone: facts.timeZone,
        day: formatDay(facts.asOfOn, locale),
      })}
    >
      {isKnown ? (
        <LineChart
          label={title}
          categories={names.map((month, index) =>
            // Thirteen months begin and end with the same name.
            index === 0 ? formatMonth(month, locale) : formatMonthName(month, locale),
          )}
          markers={markers(names, annotations)}
          format={FORMATS[kind](result.currency)}
          height={220}
          series={series}
        />
      ) : (
        <p className="py-6 text-sm text-ink-2">{t('overview.monthsNot')}</p>
      )}
    </ChartFrame>
  );
}
