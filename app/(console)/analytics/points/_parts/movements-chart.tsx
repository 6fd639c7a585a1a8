import { ChartFrame } from '@/components/chart/chart-frame';
import { FlowChart } from '@/components/chart/flow-chart';
import { FlowKey } from '@/components/chart/flow-key';
import type { FlowColumn } from '@/components/chart/flow-types';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { MOVEMENT_GROUPS, type MovementGroup } from '@/lib/domain/analytics/points-movements';
import type { PointPeriod, PointsResult } from '@/lib/domain/analytics/points-result';
import { POINT_STEPS } from '@/lib/domain/analytics/points-settings';
import type { ReportColumn } from '@/lib/domain/analytics/report-spec';
import { monthOf } from '@/lib/domain/shared/calendar';
import { chartNumber } from '@/lib/domain/shared/money';
import { formatDay, formatDayOfYear, formatMonth, formatMonthName } from '@/lib/format/dates';
import { cellHref, csvHref, type ReportAddress } from '../../_parts/report-address';
import { ReportTable } from '../../_parts/report-table';
import { useReportWords } from '../../_parts/use-report-words';
import { GROUP_COLOURS } from './movement-groups';
import { BooksHow } from './points-how';

type Props = {
  readonly result: PointsResult;
  readonly address: ReportAddress;
  readonly own: ReportAddress;
  readonly columns: readonly ReportColumn[];
};

/** Hundredths as whole points, for a length on a chart. */
const length = (points: bigint) => chartNumber(points < 0n ? -points : points) / 100;

/** What came in and went out by day, week or month. */
export function MovementsChart({ result, address, own, columns }: Props) {
  const { t, locale } = useReportWords(result.currency);
  const { facts, tables } = result;
  const used = MOVEMENT_GROUPS.filter((group) =>
    tables.movements.some((period) => period[group] !== 0n),
  );
  const isUnfinished = tables.movements.some((period) => period.isUnfinished);
  const title = t('tables.points.movements');
  return (
    <ChartFrame
      title={title}
      subtitle={t(isUnfinished ? 'points.movementsUnfinished' : 'points.movementsNote')}
      how={<BooksHow />}
      controls={
        <SegmentedControl
          label={t('points.steps.label')}
          current={facts.periodsBy}
          items={POINT_STEPS.map((step) => ({
            id: step,
            label: t(`points.steps.${step}`),
            href: stepHref(address, step),
          }))}
        />
      }
      csvHref={csvHref(own, 'movements')}
      fileName={`points-${facts.asOfOn}`}
      table={
        <ReportTable
          caption={title}
          columns={columns.filter(
            ({ id }) => !MOVEMENT_GROUPS.some((group) => group === id && !used.includes(group)),
          )}
          rows={tables.movements}
          currency={result.currency}
        />
      }
      provenance={t('points.provenance', {
        zone: facts.timeZone,
        day: formatDay(facts.asOfOn, locale),
      })}
    >
      <FlowChart label={title} columns={useColumns(result, { used, address })} />
      <FlowKey
        label={t('points.legend')}
        items={used.map((group) => ({
          id: group,
          label: t(`columns.${group}`),
          colour: GROUP_COLOURS[group],
        }))}
      />
    </ChartFrame>
  );
}

/** Another length of periods begins with its own window. */
function stepHref({ path, params }: ReportAddress, step: string): string {
  const { from: _, ...others } = params;
  return `${path}?${new URLSearchParams({ ...others, step })}`;
}

function useColumns(
  { currency, facts, tables }: PointsResult,
  { used, address }: { used: readonly MovementGroup[]; address: ReportAddress },
): readonly FlowColumn[] {
  const { t, locale, points, signedPoints } = useReportWords(currency);
  const isMonth = facts.periodsBy === 'month';
  const nameOf = ({ period }: PointPeriod) =>
    isMonth ? formatMonth(monthOf(period), locale) : formatDay(period, locale);
  const net = (period: PointPeriod) => used.reduce((all, group) => all + period[group], 0n);
  return tables.movements.map((period) => ({
    id: period.period,
    label: isMonth
      ? formatMonthName(monthOf(period.period), locale)
      : formatDayOfYear(period.period.slice(5), locale),
    title: nameOf(period),
    isUnfinished: period.isUnfinished,
    parts: used.map((group) => ({
      id: group,
      label: t(`columns.${group}`),
      colour: GROUP_COLOURS[group],
      size: length(period[group]),
      isOut: period[group] < 0n,
      text: points(period[group] < 0n ? -period[group] : period[group]),
      words: t('points.part', {
        period: nameOf(period),
        name: t(`columns.${group}`),
        points: signedPoints(period[group]),
      }),
      href: cellHref(address, `moved.${group}.${period.period}`),
    })),
    notes: [
      { label: t('points.net'), text: signedPoints(net(period)) },
      { label: t('points.closingThen'), text: points(period.closing) },
    ],
  }));
}
