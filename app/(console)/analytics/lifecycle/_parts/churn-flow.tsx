import type { ReactNode } from 'react';
import { ChartFrame } from '@/components/chart/chart-frame';
import { FlowChart } from '@/components/chart/flow-chart';
import { FlowKey } from '@/components/chart/flow-key';
import type { FlowColumn } from '@/components/chart/flow-types';
import type { ChurnPeriod, ChurnResult } from '@/lib/domain/analytics/churn-result';
import { formatDayOfYear, formatMonthName, formatPeriod } from '@/lib/format/dates';
import { cellHref, csvHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';

type Props = {
  readonly result: ChurnResult;
  readonly page: ReportAddress;
  readonly own: ReportAddress;
  readonly how: ReactNode;
  readonly twin: ReactNode;
};

/** From the line outwards; the lost go below it. */
const PARTS = [
  { id: 'stayed', cell: 'stayed', colour: 1 },
  { id: 'cameBack', cell: 'back', colour: 4 },
  { id: 'cameFirst', cell: 'first', colour: 3 },
  { id: 'lost', cell: 'lost', colour: 2 },
] as const;

/** A period under its column, where there is little room. */
const SHORT = { month: formatMonthName, week: formatDayOfYear, quarter: formatPeriod } as const;

/** Who stayed, came back and came first in each period, above the line, and who was lost, below it. */
export function ChurnFlow({ result, page, own, how, twin }: Props) {
  const { t, locale, count, share } = useReportWords(result.currency);
  const { facts, tables } = result;
  const columnOf = (row: ChurnPeriod): FlowColumn => {
    const period = formatPeriod(row.period, locale);
    return {
      id: row.period,
      label: SHORT[facts.grain](row.period, locale),
      title: row.isUnfinished ? t('churn.unfinished', { period }) : period,
      isUnfinished: row.isUnfinished,
      parts: PARTS.map(({ id, cell, colour }) => ({
        ...{ id, colour, label: t(`columns.${id}`), size: row[id], isOut: id === 'lost' },
        text: count(row[id]),
        words: t('churn.part', { name: t(`columns.${id}`), period, count: row[id] }),
        href: cellHref(page, `${cell}-${row.period}`),
      })),
      notes: [{ label: t('columns.churnRate'), text: share(row.churnRate) }],
    };
  };
  return (
    <ChartFrame
      title={t('churn.flowTitle')}
      subtitle={t('churn.flowNote', { grain: facts.grain })}
      how={how}
      table={twin}
      csvHref={csvHref(own, 'periods')}
      fileName={`churn-flow-${facts.asOfOn}`}
    >
      <FlowChart label={t('churn.flowLabel')} columns={tables.periods.map(columnOf)} />
      <FlowKey
        label={t('churn.flowTitle')}
        items={PARTS.map(({ id, colour }) => ({ id, colour, label: t(`columns.${id}`) }))}
      />
    </ChartFrame>
  );
}
