import { ChartFrame } from '@/components/chart/chart-frame';
import { SpanBar } from '@/components/chart/span-bar';
import { SimpleTable } from '@/components/table/simple-table';
import type { CohortLine, PointsResult } from '@/lib/domain/analytics/points-result';
import { formatMonth } from '@/lib/format/dates';
import { formatPercent } from '@/lib/format/numbers';
import { cellHref, csvHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { Opens } from './opens';
import { CohortsHow } from './points-how';

type Props = {
  readonly result: PointsResult;
  readonly address: ReportAddress;
  readonly own: ReportAddress;
  readonly cell: string | undefined;
};

const ROWS = 18;

/** Where each month's points are, and what is expected of them. */
export function CohortsTable({ result, address, own, cell }: Props) {
  const { t, locale, share, points } = useReportWords(result.currency);
  const { facts, tables } = result;
  const title = t('tables.points.cohorts');
  const figure = (row: CohortLine, use: 'spent' | 'expired' | 'open') => {
    const ratio = { spent: row.spentShare, expired: row.expiredShare, open: row.openShare }[use];
    return <Opens href={cellHref(address, `earned.${row.earnedIn}.${use}`)}>{share(ratio)}</Opens>;
  };
  const column = (use: 'spent' | 'expired' | 'open') => ({
    id: use,
    header: t(`columns.${use}`),
    isNumeric: true,
    cell: (row: CohortLine) => figure(row, use),
  });
  return (
    <ChartFrame
      title={title}
      subtitle={
        facts.breakageShare === null
          ? t('points.cohortsNone', { count: facts.finishedCohorts })
          : t('points.cohortsNote')
      }
      how={<CohortsHow />}
      csvHref={csvHref(own, 'cohorts')}
      fileName={`points-cohorts-${facts.asOfOn}`}
    >
      <SimpleTable
        caption={title}
        rows={tables.cohorts.slice(-ROWS)}
        rowKey={(row) => row.earnedIn}
        isCurrent={(row) => cell?.startsWith(`earned.${row.earnedIn}`) === true}
        columns={[
          {
            id: 'month',
            header: t('columns.earnedIn'),
            cell: (row: CohortLine) => formatMonth(row.earnedIn, locale),
          },
          {
            id: 'issued',
            header: t('columns.issued'),
            isNumeric: true,
            isSecondary: true,
            cell: (row) => (
              <Opens href={cellHref(address, `earned.${row.earnedIn}.issued`)}>
                {points(row.issued)}
              </Opens>
            ),
          },
          {
            id: 'bar',
            header: <span className="sr-only">{t('columns.pointsShare')}</span>,
            isSecondary: true,
            cell: (row) => <SpanBar parts={partsOf(row)} className="min-w-24" />,
          },
          column('spent'),
          column('expired'),
          column('open'),
          {
            id: 'expected',
            header: t('points.expected'),
            isNumeric: true,
            cell: (row) =>
              row.expectedShare === null ? (
                <span className="text-ink-3">{t('points.tooYoung')}</span>
              ) : (
                <span className="block py-1">
                  {share(row.expectedShare)}
                  {!row.isFinished && row.expectedLow !== null && row.expectedHigh !== null && (
                    <small className="block text-2xs text-ink-3">
                      {t('points.range', {
                        low: formatPercent(row.expectedLow, locale),
                        high: formatPercent(row.expectedHigh, locale),
                      })}
                    </small>
                  )}
                </span>
              ),
          },
        ]}
      />
    </ChartFrame>
  );
}

function partsOf(row: CohortLine) {
  const spent = row.spentShare ?? 0;
  const expired = row.expiredShare ?? 0;
  return [
    { id: 'spent', from: 0, size: spent, tone: 'in' as const },
    { id: 'expired', from: spent, size: expired, tone: 'out' as const },
    { id: 'open', from: spent + expired, size: row.openShare ?? 0, tone: 'rest' as const },
  ];
}
