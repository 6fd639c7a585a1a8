import { LineChart } from '@/components/chart/line-chart';
import type { ChartSeries } from '@/components/chart/line-chart-types';
import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import { formatMonth } from '@/lib/format/dates';
import { cellHref } from '../../../_parts/report-address';
import { useReportWords } from '../../../_parts/use-report-words';
import { MovementFrame } from './movement-frame';
import type { MovementPart } from './movement-part';
import { usePlaceName } from './use-place-name';

const COLOURS = [1, 2, 3, 4, 5, 6] as const;

/** How large each group was at the end of each kept month: the six largest now in colours, the others behind them. */
export function MonthsChart(part: MovementPart) {
  const { result, address } = part;
  const { t, locale } = useReportWords(result.currency);
  const nameOf = usePlaceName(result);
  const { places, months: sizes } = result.tables;
  const months = result.kept.toReversed();
  const largest = places.toSorted((one, other) => other.customers - one.customers);
  const series = largest.map(({ place }, at): ChartSeries => {
    const colour = COLOURS[at];
    return {
      id: place,
      label: nameOf(place),
      values: months.map(
        (month) => sizes.find((row) => row.month === month && row.place === place)?.customers ?? 0,
      ),
      hrefs: months.map((month) => cellHref(address, `at-${month}.${place}`)),
      ...(colour === undefined ? { weight: 'context' as const } : { colour }),
      ...(result.facts.isUnfinished ? { dottedFrom: months.length - 1 } : {}),
    };
  });
  return (
    <MovementFrame
      result={result}
      address={address}
      table="months"
      note={t('movement.monthsNote', { count: months.length })}
      twin={<MonthsTable {...part} />}
    >
      <LineChart
        label={t('movement.monthsLabel')}
        categories={months.map((month) => formatMonth(month, locale))}
        series={series}
        format={{ kind: 'count' }}
        fromZero
      />
    </MovementFrame>
  );
}

function MonthsTable({ result, address }: MovementPart) {
  const { t, locale, count } = useReportWords(result.currency);
  const nameOf = usePlaceName(result);
  const { places, months } = result.tables;
  return (
    <SimpleTable
      caption={t('tables.rfm-movement.months')}
      rows={result.kept}
      rowKey={(month) => month}
      columns={[
        { id: 'month', header: t('columns.month'), cell: (month) => formatMonth(month, locale) },
        ...places.map(({ place }) => ({
          id: place,
          header: nameOf(place),
          isNumeric: true,
          cell: (month: string) => (
            <TextLink href={cellHref(address, `at-${month}.${place}`)} scroll={false}>
              {count(
                months.find((row) => row.month === month && row.place === place)?.customers ?? 0,
              )}
            </TextLink>
          ),
        })),
      ]}
    />
  );
}
