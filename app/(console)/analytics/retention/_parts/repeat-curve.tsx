import { ChartFrame } from '@/components/chart/chart-frame';
import { LineChart } from '@/components/chart/line-chart';
import { SimpleTable } from '@/components/table/simple-table';
import { HowList } from '@/components/ui/how-list';
import { TextLink } from '@/components/ui/text-link';
import type { CurvePoint, RepeatCurveResult } from '@/lib/domain/analytics/repeat-curve-result';
import { CURVE_DAYS, REPEAT_STEPS } from '@/lib/domain/analytics/repeat-settings';
import { formatDay, formatMonth } from '@/lib/format/dates';
import { cellHref, csvHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';

type Props = {
  readonly result: RepeatCurveResult;
  readonly cell: string | undefined;
  /** The page it stands on. */
  readonly address: ReportAddress;
  /** Its own report and parameters. */
  readonly own: ReportAddress;
};

const STEPS = Array.from({ length: REPEAT_STEPS - 1 }, (_, at) => at + 2);
const COLOURS = [1, 2, 3, 4] as const;

/** How soon the next purchase comes: a line a purchase, from a week to a year. */
export function RepeatCurve(props: Props) {
  const { result, address, own } = props;
  const { t, locale } = useReportWords(result.currency);
  const { facts, tables } = result;
  const pointOf = (step: number, days: number) =>
    tables.curve.find((row) => row.step === step && row.days === days);
  const href = (step: number, days: number) =>
    cellHref(address, `in-${step}-${days}`, 'repeat-curve');
  return (
    <ChartFrame
      title={t('tables.repeat-curve.curve')}
      subtitle={t('repeat.curveNote', {
        from: formatMonth(facts.from, locale),
        to: formatMonth(facts.to, locale),
      })}
      how={<CurveHow />}
      table={<CurveTable {...props} />}
      csvHref={csvHref(own, 'curve')}
      fileName={`repeat-curve-${facts.asOfOn}`}
      provenance={t('repeat.provenance', {
        day: formatDay(facts.asOfOn, locale),
        zone: facts.timeZone,
      })}
    >
      <LineChart
        label={t('repeat.curveLabel')}
        categories={CURVE_DAYS.map((days) => t('repeat.days', { count: days }))}
        series={STEPS.map((step, at) => ({
          id: String(step),
          label: t('repeat.step', { step }),
          values: CURVE_DAYS.map((days) => pointOf(step, days)?.share ?? null),
          hrefs: CURVE_DAYS.map((days) => href(step, days)),
          colour: COLOURS[at] ?? 1,
        }))}
        format={{ kind: 'percent' }}
        height={260}
        fromZero
      />
    </ChartFrame>
  );
}

function CurveTable({ result, cell, address }: Props) {
  const { t, count, share } = useReportWords(result.currency);
  const link = (kind: 'in' | 'had', { step, days }: CurvePoint, value: number) => (
    <TextLink href={cellHref(address, `${kind}-${step}-${days}`, 'repeat-curve')} scroll={false}>
      {count(value)}
    </TextLink>
  );
  return (
    <SimpleTable
      caption={t('tables.repeat-curve.curve')}
      rows={result.tables.curve}
      rowKey={({ step, days }) => `${step} ${days}`}
      isCurrent={({ step, days }) =>
        cell === `in-${step}-${days}` || cell === `had-${step}-${days}`
      }
      columns={[
        { id: 'step', header: t('columns.step'), cell: ({ step }) => t('repeat.step', { step }) },
        {
          id: 'days',
          header: t('columns.days'),
          isNumeric: true,
          cell: ({ days }) => t('repeat.days', { count: days }),
        },
        {
          id: 'had',
          header: t('columns.hadTime'),
          isNumeric: true,
          cell: (row) => link('had', row, row.hadTime),
        },
        {
          id: 'bought',
          header: t('columns.boughtInTime'),
          isNumeric: true,
          cell: (row) => link('in', row, row.boughtInTime),
        },
        {
          id: 'share',
          header: t('columns.share'),
          isNumeric: true,
          isQuiet: true,
          cell: (row) => share(row.share),
        },
      ]}
    />
  );
}

function CurveHow() {
  const { t } = useReportWords('');
  return (
    <HowList
      metric="repeat-curve"
      entries={[
        { term: t('repeat.how.step'), text: t('repeat.how.stepText') },
        { term: t('repeat.how.point'), text: t('repeat.how.pointText') },
        { term: t('repeat.how.hadTime'), text: t('repeat.how.hadTimeText') },
      ]}
    />
  );
}
