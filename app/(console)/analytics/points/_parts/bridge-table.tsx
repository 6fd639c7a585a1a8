import { ChartFrame } from '@/components/chart/chart-frame';
import { SpanBar } from '@/components/chart/span-bar';
import { SimpleTable } from '@/components/table/simple-table';
import type { BridgeLine, PointsResult } from '@/lib/domain/analytics/points-result';
import { shareOfAmount } from '@/lib/domain/analytics/ratios';
import { formatDay } from '@/lib/format/dates';
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

const isEnd = ({ line }: BridgeLine) => line === 'opening' || line === 'closing';

/** From what was open before the window to what is open after it, movement by movement. */
export function BridgeTable({ result, address, own, cell }: Props) {
  const { t, locale, points, signedPoints } = useReportWords(result.currency);
  const { facts, tables } = result;
  const title = t('tables.points.bridge');
  const before = ({ after, points: moved, line }: BridgeLine) =>
    line === 'opening' || line === 'closing' ? 0n : after - moved;
  const most = tables.bridge.reduce((all, { after }) => (after > all ? after : all), 0n);
  const share = (value: bigint) => shareOfAmount(value, most) ?? 0;
  const barOf = (row: BridgeLine) => {
    const [from, to] = [before(row), row.after];
    return [
      {
        id: row.line,
        from: share(from < to ? from : to),
        size: share(from < to ? to - from : from - to),
        tone: isEnd(row)
          ? ('whole' as const)
          : row.points > 0n
            ? ('in' as const)
            : ('out' as const),
      },
    ];
  };
  const nameOf = ({ line }: BridgeLine) => {
    if (line === 'opening') {
      return t('points.bridgeOpening', { day: formatDay(facts.from, locale) });
    }
    if (line === 'closing') {
      return t('points.bridgeClosing', { day: formatDay(facts.asOfOn, locale) });
    }
    return t(`columns.${line}`);
  };
  return (
    <ChartFrame
      title={title}
      subtitle={t('points.bridgeNote', {
        from: formatDay(facts.from, locale),
        to: formatDay(facts.asOfOn, locale),
      })}
      how={<BooksHow />}
      csvHref={csvHref(own, 'bridge')}
      fileName={`points-bridge-${facts.asOfOn}`}
      provenance={t('points.balanced')}
    >
      <SimpleTable
        caption={title}
        rows={tables.bridge}
        rowKey={(row) => row.line}
        isCurrent={(row) => cell === `moved.${row.line}`}
        columns={[
          {
            id: 'line',
            header: t('columns.line'),
            cell: (row: BridgeLine) =>
              isEnd(row) ? <b className="font-semibold">{nameOf(row)}</b> : nameOf(row),
          },
          {
            id: 'bar',
            header: <span className="sr-only">{t('columns.after')}</span>,
            isSecondary: true,
            cell: (row) => <SpanBar parts={barOf(row)} className="min-w-24" />,
          },
          {
            id: 'points',
            header: t('columns.points'),
            isNumeric: true,
            cell: (row) =>
              isEnd(row) ? (
                <b className="font-semibold">
                  {row.line === 'closing' ? (
                    <Opens href={cellHref(address, 'outstanding')}>{points(row.points)}</Opens>
                  ) : (
                    points(row.points)
                  )}
                </b>
              ) : (
                <Opens href={cellHref(address, `moved.${row.line}`)}>
                  {signedPoints(row.points)}
                </Opens>
              ),
          },
        ]}
      />
    </ChartFrame>
  );
}
