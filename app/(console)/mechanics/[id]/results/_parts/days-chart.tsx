import { BarStrip } from '@/components/chart/bar-strip';
import { ChartFrame } from '@/components/chart/chart-frame';
import { SimpleTable } from '@/components/table/simple-table';
import { HowList } from '@/components/ui/how-list';
import { TextLink } from '@/components/ui/text-link';
import type { MechanicDay, ResultsHead } from '@/lib/domain/mechanics/results/results-page';
import { formatDay } from '@/lib/format/dates';
import { useConditionWords } from '../../../_parts/use-condition-words';
import { DayBars, refusedOn } from './day-bars';
import { useResultsWords } from './use-results-words';

type Props = { readonly head: ResultsHead; readonly days: readonly MechanicDay[] };

/** What the mechanic did day by day, and what it refused by. */
export function DaysChart({ head, days }: Props) {
  const { t, count, locale } = useResultsWords(head.currency);
  const list = (on: string, state: string) =>
    `/mechanics/${head.ruleId}/members?on=${on}&state=${state}`;
  const figure = (on: string, state: string, value: number) =>
    value === 0 ? count(value) : <TextLink href={list(on, state)}>{count(value)}</TextLink>;
  return (
    <div className="grid gap-x-10 min-[1000px]:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
      <ChartFrame
        title={t('days.title')}
        subtitle={t('days.note')}
        fileName={`mechanic-${head.ruleId}-days`}
        csvHref={`/api/internal/mechanics/${head.ruleId}/results/csv?table=days`}
        how={
          <HowList
            entries={[
              { term: t('days.given'), text: t('days.howAwards') },
              { term: t('days.refused'), text: t('days.howRefused') },
            ]}
          />
        }
        table={
          <SimpleTable
            caption={t('days.title')}
            rows={days.toReversed()}
            rowKey={({ on }) => on}
            columns={[
              { id: 'on', header: t('days.day'), cell: ({ on }) => formatDay(on, locale) },
              {
                id: 'given',
                header: t('days.given'),
                isNumeric: true,
                cell: ({ on, given }) => figure(on, 'given', given),
              },
              {
                id: 'waiting',
                header: t('days.waiting'),
                isNumeric: true,
                cell: ({ on, waiting }) => figure(on, 'waiting', waiting),
              },
              {
                id: 'heldOut',
                header: t('days.heldOut'),
                isNumeric: true,
                cell: ({ on, heldOut }) => figure(on, 'heldOut', heldOut),
              },
              {
                id: 'gone',
                header: t('days.gone'),
                isNumeric: true,
                cell: ({ on, gone }) => figure(on, 'gone', gone),
              },
              {
                id: 'refused',
                header: t('days.refused'),
                isNumeric: true,
                cell: (day) => count(refusedOn(day)),
              },
            ]}
          />
        }
      >
        <DayBars ruleId={head.ruleId} days={days} currency={head.currency} />
      </ChartFrame>
      <Refusals head={head} days={days} />
    </div>
  );
}

function Refusals({ head, days }: Props) {
  const { t, count } = useResultsWords(head.currency);
  const { nameOf } = useConditionWords();
  const sums = new Map<string, number>();
  for (const { refused } of days) {
    for (const [condition, times] of Object.entries(refused)) {
      sums.set(condition, (sums.get(condition) ?? 0) + times);
    }
  }
  const rows = [...sums].sort(([, one], [, other]) => other - one);
  const most = rows[0]?.[1] ?? 1;
  return (
    <section className="mb-6 min-w-0" aria-label={t('refused.title')}>
      <h2 className="text-lg">{t('refused.title')}</h2>
      <p className="mb-2 text-sm text-ink-2">{t('refused.note')}</p>
      {rows.length === 0 ? (
        <p className="text-sm text-ink-3">{t('refused.none')}</p>
      ) : (
        <SimpleTable
          caption={t('refused.title')}
          rows={rows}
          rowKey={([condition]) => condition}
          columns={[
            { id: 'why', header: t('refused.why'), cell: ([condition]) => nameOf(condition) },
            {
              id: 'times',
              header: t('refused.times'),
              isNumeric: true,
              cell: ([, times]) => count(times),
            },
            {
              id: 'bar',
              header: '',
              isSecondary: true,
              cell: ([, times]) => <BarStrip ratio={times / most} colour={2} className="w-24" />,
            },
          ]}
        />
      )}
      <p className="mt-2 text-sm">
        <TextLink href={`/mechanics/${head.ruleId}/members#why`}>{t('refused.one')}</TextLink>
      </p>
    </section>
  );
}
