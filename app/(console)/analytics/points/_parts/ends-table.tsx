import { BarStrip } from '@/components/chart/bar-strip';
import { ChartFrame } from '@/components/chart/chart-frame';
import { SimpleTable } from '@/components/table/simple-table';
import type { PointEnd, PointsResult } from '@/lib/domain/analytics/points-result';
import { formatMonth } from '@/lib/format/dates';
import { cellHref, csvHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { Opens } from './opens';
import { BooksHow } from './points-how';

type Props = {
  readonly result: PointsResult;
  readonly address: ReportAddress;
  readonly own: ReportAddress;
  readonly cell: string | undefined;
};

/** Open points by the month of their end, with what they are worth. */
export function EndsTable({ result, address, own, cell }: Props) {
  const { t, locale, share, compact, points } = useReportWords(result.currency);
  const { facts, tables } = result;
  const title = t('tables.points.ends');
  const most = Math.max(0, ...tables.ends.map((row) => row.pointsShare ?? 0));
  const nameOf = ({ endsIn }: PointEnd) => {
    if (endsIn === 'never') return t('points.endNever');
    if (endsIn === 'later') return t('points.endLater');
    return endsIn === 'over' ? t('points.endOver') : formatMonth(endsIn, locale);
  };
  return (
    <ChartFrame
      title={title}
      subtitle={t('points.endsNote')}
      how={<BooksHow />}
      csvHref={csvHref(own, 'ends')}
      fileName={`points-ends-${facts.asOfOn}`}
    >
      <SimpleTable
        caption={title}
        rows={tables.ends}
        rowKey={(row) => row.endsIn}
        isCurrent={(row) => cell === `ends.${row.endsIn}`}
        columns={[
          { id: 'end', header: t('columns.endsIn'), cell: nameOf },
          {
            id: 'bar',
            header: <span className="sr-only">{t('columns.pointsShare')}</span>,
            isSecondary: true,
            cell: (row) => (
              <BarStrip
                ratio={most > 0 ? (row.pointsShare ?? 0) / most : 0}
                colour={row.endsIn === 'never' ? 3 : 1}
                className="min-w-16"
              />
            ),
          },
          {
            id: 'points',
            header: t('columns.points'),
            isNumeric: true,
            cell: (row) => (
              <Opens href={cellHref(address, `ends.${row.endsIn}`)}>{points(row.points)}</Opens>
            ),
          },
          {
            id: 'worth',
            header: t('columns.worth'),
            isNumeric: true,
            isQuiet: true,
            isSecondary: true,
            cell: (row) => compact(row.worthMinor),
          },
          {
            id: 'share',
            header: t('columns.pointsShare'),
            isNumeric: true,
            isQuiet: true,
            cell: (row) => share(row.pointsShare),
          },
        ]}
        totals={[
          t('columns.outstanding'),
          '',
          points(facts.outstanding),
          compact(facts.owedMinor),
          share(facts.outstanding > 0n ? 1 : null),
        ]}
      />
    </ChartFrame>
  );
}
