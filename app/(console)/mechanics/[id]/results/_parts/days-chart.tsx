import { ChartFrame } from '@/components/chart/chart-frame';
import { SimpleTable } from '@/components/table/simple-table';
import { HowList } from '@/components/ui/how-list';
import { TextLink } from '@/components/ui/text-link';
import type { MechanicDay, ResultsHead } from '@/lib/domain/mechanics/results/results-page';
import { formatDay } from '@/lib/format/dates';
import { DayBars, refusedOn } from './day-bars';
import { useResultsWords } from './use-results-words';

type Props = { readonly head: ResultsHead; readonly days: readonly MechanicDay[] };

/** What the mechanic did day by day. */
export function DaysChart({ head, days }: Props) {
  const { t, count, locale } = useResultsWords(head.currency);
  const list = (on: string, state: string) =>
    `/mechanics/${head.ruleId}/members?on=${on}&state=${state}`;
  const figure = (on: string, state: string, value: number) =>
    value === 0 ? count(value) : <TextLink href={list(on, state)}>{count(value)}</TextLink>;
  return (
    <ChartFrame
      title={t('days.title')}
      subtitle={t('days.note')}
      fileName={`mechanic-${head.ruleId}-days`}
      csvHref={`/api/internal/mechanics/${head.ruleId}/results/csv?table=days`}
      how={
        <HowList
          metric="uplift"
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
  );
}
