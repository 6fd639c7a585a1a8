import type { ReactNode } from 'react';
import { ChartFrame } from '@/components/chart/chart-frame';
import { LineChart } from '@/components/chart/line-chart';
import { SimpleTable } from '@/components/table/simple-table';
import { Change } from '@/components/ui/change';
import { TextLink } from '@/components/ui/text-link';
import type { ComparedCell, RetentionResult } from '@/lib/domain/analytics/retention-result';
import type { RetentionMetric } from '@/lib/domain/analytics/retention-settings';
import { csvHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { measured, measuredAlone, measuredChange, measuredFormat } from './measures';
import { RetentionHow } from './retention-how';

type Side = {
  readonly label: string;
  /** What its figure of a period opens. */
  readonly hrefOf: (offset: number) => string;
};

type Props = {
  readonly result: RetentionResult;
  readonly metric: RetentionMetric;
  readonly address: ReportAddress;
  readonly table: 'pair' | 'versus';
  readonly note: string;
  readonly label: string;
  readonly sides: readonly [Side, Side];
  /** What the two sides are chosen with. */
  readonly choice: ReactNode;
};

const otherOf = (row: ComparedCell) => ({
  customersShare: row.customersShareOther,
  revenueShare: row.revenueShareOther,
  receiptsEach: row.receiptsEachOther,
});

/** Two sides beside each other: their lines, and a table with the difference. */
export function ComparedSides(props: Props) {
  const { result, metric, address, table, note, label, sides, choice } = props;
  const { t } = useReportWords(result.currency);
  const { facts } = result;
  const rows = result.tables[table].filter(({ offset }) => offset > 0);
  const offsets = rows.map(({ offset }) => offset);
  return (
    <ChartFrame
      title={t(`tables.retention.${table}`)}
      subtitle={note}
      how={<RetentionHow facts={facts} />}
      {...(rows.length > 0 ? { csvHref: csvHref(address, table) } : {})}
      fileName={`retention-${table}-${facts.asOfOn}`}
    >
      <div data-picture="skip">{choice}</div>
      {rows.length > 0 && (
        <div className="@container">
          <div className="grid gap-x-10 gap-y-4 @min-[940px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <LineChart
              label={label}
              categories={offsets.map((offset) =>
                t('retention.offset', { grain: facts.grain, offset: String(offset) }),
              )}
              series={sides.map(({ label: name, hrefOf }, at) => ({
                id: at === 0 ? 'a' : 'b',
                label: name,
                colour: at === 0 ? 1 : 2,
                weight: 'strong' as const,
                values: rows.map((row) => measured(metric, at === 0 ? row : otherOf(row))),
                hrefs: offsets.map(hrefOf),
              }))}
              format={measuredFormat(metric)}
              height={240}
            />
            <ComparedTable {...props} rows={rows} />
          </div>
        </div>
      )}
    </ChartFrame>
  );
}

function ComparedTable({
  result,
  metric,
  table,
  sides,
  rows,
}: Props & { readonly rows: readonly ComparedCell[] }) {
  const words = useReportWords(result.currency);
  const { t, none } = words;
  const { grain } = result.facts;
  const [a, b] = sides;
  const figure = ({ hrefOf }: Side, offset: number, value: number | null) =>
    value === null ? (
      none
    ) : (
      <TextLink
        href={hrefOf(offset)}
        scroll={false}
        className="text-ink no-underline hover:underline"
      >
        {measuredAlone(metric, value, words)}
      </TextLink>
    );
  return (
    <SimpleTable
      caption={t(`tables.retention.${table}`)}
      rows={rows}
      rowKey={({ offset }) => String(offset)}
      columns={[
        {
          id: 'offset',
          header: t('retention.compare.period'),
          cell: ({ offset }) => t('retention.offset', { grain, offset: String(offset) }),
        },
        {
          id: 'a',
          header: a.label,
          isNumeric: true,
          cell: (row) => figure(a, row.offset, measured(metric, row)),
        },
        {
          id: 'b',
          header: b.label,
          isNumeric: true,
          cell: (row) => figure(b, row.offset, measured(metric, otherOf(row))),
        },
        {
          id: 'difference',
          header: t('retention.compare.difference', { metric }),
          isNumeric: true,
          cell: (row) => {
            const pair = [measured(metric, otherOf(row)), measured(metric, row)] as const;
            const text = measuredChange(metric, pair, words);
            const isWorse = (pair[0] ?? 0) < (pair[1] ?? 0);
            if (text === none) return none;
            return <Change meaning={isWorse ? 'bad' : 'good'}>{text}</Change>;
          },
        },
      ]}
    />
  );
}
