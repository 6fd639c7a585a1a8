import { ChartFrame } from '@/components/chart/chart-frame';
import { LineChart } from '@/components/chart/line-chart';
import { SimpleTable } from '@/components/table/simple-table';
import { HowList } from '@/components/ui/how-list';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { TextLink } from '@/components/ui/text-link';
import type { ChurnPeriod, ChurnResult } from '@/lib/domain/analytics/churn-result';
import { formatDay, formatPeriod } from '@/lib/format/dates';
import { cellHref, csvHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { ChurnFlow } from './churn-flow';

type Props = {
  readonly result: ChurnResult;
  readonly page: ReportAddress;
  readonly own: ReportAddress;
  readonly cell: string | undefined;
};

/** Of those who were active as a period began, who was lost in it: the rate as a line, and every figure in a table. */
export function Churn(props: Props) {
  const { result, page, own } = props;
  const { t, locale } = useReportWords(result.currency);
  const { facts, tables } = result;
  const { periods } = tables;
  const unfinished = periods.findIndex(({ isUnfinished }) => isUnfinished);
  const silence = t('churn.silence', {
    by: facts.by,
    days: facts.days,
    times: facts.times,
  });
  return (
    <>
      <ChurnLedger {...props} />
      <ChartFrame
        title={t('tables.churn.periods')}
        subtitle={t('churn.note', { grain: facts.grain, silence })}
        how={<ChurnHow result={result} />}
        table={<ChurnTable {...props} />}
        csvHref={csvHref(own, 'periods')}
        fileName={`churn-${facts.asOfOn}`}
        provenance={t('churn.provenance', {
          day: formatDay(facts.asOfOn, locale),
          zone: facts.timeZone,
          count: facts.active,
        })}
      >
        <LineChart
          label={t('churn.label', { silence })}
          categories={periods.map(({ period }) => formatPeriod(period, locale))}
          series={[
            {
              id: 'rate',
              label: t('columns.churnRate'),
              colour: 1,
              weight: 'strong',
              values: periods.map(({ churnRate }) => churnRate),
              hrefs: periods.map(({ period }) => cellHref(page, `lost-${period}`)),
              ...(unfinished >= 0 ? { dottedFrom: unfinished } : {}),
            },
          ]}
          format={{ kind: 'percent', digits: 1 }}
          height={240}
          fromZero
        />
      </ChartFrame>
      <ChurnFlow {...props} how={<ChurnHow result={result} />} twin={<ChurnTable {...props} />} />
    </>
  );
}

function ChurnLedger({ result, page }: Props) {
  const { t, locale, none, count, share } = useReportWords(result.currency);
  const { periods } = result.tables;
  const last = periods.findLast(({ isUnfinished }) => !isUnfinished);
  const present = periods.at(-1);
  const figure = (
    id: 'lost' | 'back' | 'first',
    value: number | undefined,
  ): { value: string; href?: string } =>
    last === undefined || value === undefined
      ? { value: none }
      : { value: count(value), href: cellHref(page, `${id}-${last.period}`) };
  const note = last === undefined ? undefined : formatPeriod(last.period, locale);
  return (
    <LedgerStrip
      label={t('churn.ledger')}
      figures={[
        {
          id: 'active',
          label: t('columns.active'),
          value: count(present?.active ?? 0),
          note: formatDay(result.facts.asOfOn, locale),
          ...(present ? { href: cellHref(page, `active-${present.period}`) } : {}),
        },
        { id: 'rate', label: t('columns.churnRate'), value: share(last?.churnRate ?? null), note },
        { id: 'lost', label: t('columns.lost'), ...figure('lost', last?.lost), note },
        { id: 'back', label: t('columns.cameBack'), ...figure('back', last?.cameBack), note },
        { id: 'first', label: t('columns.cameFirst'), ...figure('first', last?.cameFirst), note },
      ]}
    />
  );
}

function ChurnTable({ result, page, cell }: Props) {
  const { t, locale, share, count } = useReportWords(result.currency);
  const figure = (name: string, { period }: ChurnPeriod, value: number) => (
    <TextLink
      href={cellHref(page, `${name}-${period}`)}
      scroll={false}
      className="text-ink no-underline hover:underline"
    >
      {count(value)}
    </TextLink>
  );
  const column = (id: 'lost' | 'stayed' | 'cameBack' | 'cameFirst' | 'active', name: string) => ({
    id,
    header: t(`columns.${id}`),
    isNumeric: true,
    cell: (row: ChurnPeriod) => figure(name, row, row[id]),
  });
  return (
    <SimpleTable
      caption={t('tables.churn.periods')}
      rows={result.tables.periods.toReversed()}
      rowKey={({ period }) => period}
      isCurrent={({ period }) => cell?.endsWith(`-${period}`) === true}
      columns={[
        {
          id: 'period',
          header: t('retention.compare.period'),
          cell: ({ period, isUnfinished }) =>
            isUnfinished
              ? t('churn.unfinished', { period: formatPeriod(period, locale) })
              : formatPeriod(period, locale),
        },
        {
          id: 'before',
          header: t('columns.activeBefore'),
          isNumeric: true,
          cell: (row) => figure('before', row, row.activeBefore),
        },
        column('lost', 'lost'),
        {
          id: 'rate',
          header: t('columns.churnRate'),
          isNumeric: true,
          isQuiet: true,
          cell: ({ churnRate }) => share(churnRate),
        },
        column('stayed', 'stayed'),
        column('cameBack', 'back'),
        column('cameFirst', 'first'),
        column('active', 'active'),
      ]}
    />
  );
}

function ChurnHow({ result }: Pick<Props, 'result'>) {
  const { t } = useReportWords('');
  const { by } = result.facts;
  return (
    <HowList
      metric="churn"
      entries={(['active', 'lost', 'rate', 'came', 'unfinished', 'leftOut'] as const).map(
        (term) => ({ term: t(`churn.how.${term}`), text: t(`churn.how.${term}Text`, { by }) }),
      )}
    />
  );
}
