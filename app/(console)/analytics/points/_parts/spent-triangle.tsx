import { ChartFrame } from '@/components/chart/chart-frame';
import { HeatLegend } from '@/components/chart/heat-legend';
import { heatStep } from '@/components/chart/heat-step';
import { HeatTable } from '@/components/chart/heat-table';
import type { HeatCell } from '@/components/chart/heat-types';
import type { PointsResult, TriangleCell } from '@/lib/domain/analytics/points-result';
import { formatMonth } from '@/lib/format/dates';
import { formatDecimal } from '@/lib/format/numbers';
import { cellHref, csvHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { CohortsHow } from './points-how';

type Props = {
  readonly result: PointsResult;
  readonly address: ReportAddress;
  readonly own: ReportAddress;
  readonly cell: string | undefined;
};

/** Months of earning and months after it that are drawn; a file holds all. */
const ROWS = 13;
const OFFSETS = 13;

/** Of the points earned in a month, the share spent by the end of each month after. */
export function SpentTriangle({ result, address, own, cell }: Props) {
  const words = useReportWords(result.currency);
  const { t, locale, points, share } = words;
  const { facts, tables } = result;
  const rows = [...Map.groupBy(tables.triangle, (one) => one.earnedIn)].slice(-ROWS);
  const drawn = rows.flatMap(([, row]) => row.slice(0, OFFSETS));
  const offsets = Array.from(
    { length: Math.max(0, ...drawn.map((one) => one.offset)) + 1 },
    (_, offset) => offset,
  );
  const shares = drawn.flatMap((one) => (one.isUnfinished ? [] : (one.spentShare ?? [])));
  const [from, to] = [Math.min(...shares, 1), Math.max(...shares, 0)];
  const step = heatStep([Math.min(from, to), to]);
  const unfinished = drawn.find((one) => one.isUnfinished);
  const href = (one: TriangleCell) =>
    cellHref(address, `earned.${one.earnedIn}.spent.${one.offset}`);
  const heat = (one: TriangleCell): HeatCell => {
    const label = t('points.cell', {
      month: formatMonth(one.earnedIn, locale),
      offset: String(one.offset),
      points: points(one.spent),
      share: share(one.spentShare),
    });
    return {
      kind: one.isUnfinished ? 'unfinished' : 'step',
      step: step(one.spentShare ?? 0),
      value: one.spentShare === null ? words.none : formatDecimal(one.spentShare * 100, locale),
      label: one.isUnfinished ? t('points.cellUnfinished', { cell: label }) : label,
      href: href(one),
    };
  };
  return (
    <ChartFrame
      title={t('tables.points.triangle')}
      subtitle={t('points.triangleNote')}
      how={<CohortsHow />}
      csvHref={csvHref(own, 'triangle')}
      fileName={`points-spent-${facts.asOfOn}`}
    >
      <HeatTable
        caption={t('tables.points.triangle')}
        scale="spruce"
        isDense
        corner={{ rows: t('columns.earnedIn') }}
        leadHeader={t('points.issued')}
        columns={offsets.map((offset) => ({
          id: `m${offset}`,
          label: t('points.offset', { offset: String(offset) }),
        }))}
        rows={rows.map(([earnedIn, row]) => ({
          id: earnedIn,
          label: formatMonth(earnedIn, locale),
          lead: points(((row[0]?.issued ?? 0n) / 100n) * 100n),
          cells: offsets.map((offset) => {
            const one = row[offset];
            return one ? heat(one) : null;
          }),
        }))}
        currentHref={cell === undefined ? undefined : cellHref(address, cell)}
      />
      <HeatLegend
        scale="spruce"
        from={share(Math.min(from, to))}
        to={share(to)}
        keys={
          unfinished
            ? [
                {
                  kind: 'unfinished',
                  label: t('points.legendUnfinished', {
                    month: formatMonth(facts.asOfOn.slice(0, 7), locale),
                  }),
                },
              ]
            : []
        }
        withKeyboard
      />
    </ChartFrame>
  );
}
