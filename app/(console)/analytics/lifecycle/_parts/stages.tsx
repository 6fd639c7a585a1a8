import { ChartFrame } from '@/components/chart/chart-frame';
import { LineChart } from '@/components/chart/line-chart';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import type { FilterDefinition } from '@/components/ui/filter-types';
import { HowList } from '@/components/ui/how-list';
import { LIFECYCLE_STAGES, type LifecycleStage } from '@/lib/domain/analytics/lifecycle';
import { formatDay, formatMonth } from '@/lib/format/dates';
import { cellHref, csvHref } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { StageFlows } from './stage-flows';
import type { StagesPart } from './stages-part';
import { StagesTable } from './stages-table';

const COLOURS: Readonly<Record<LifecycleStage, 1 | 2 | 3 | 4 | 5>> = {
  new: 3,
  active: 1,
  slipping: 2,
  lapsed: 5,
  returned: 4,
};

/** Where members stand by their own rhythm, what leads from one stage to another, as a table and drawn, and the stages over time. */
export function Stages(part: StagesPart) {
  const { result, page, own } = part;
  const { t, locale } = useReportWords(result.currency);
  const { facts, kept, tables } = result;
  const compared = useMonths(part);
  if (!facts.isEnough) {
    return <EmptyState title={t('stages.tooFewTitle')} text={t('stages.tooFew')} />;
  }
  const months = tables.months.length > 0 ? kept.toReversed() : [];
  const frame = {
    how: <StagesHow />,
    provenance: t('stages.provenance', {
      day: formatDay(facts.asOfOn, locale),
      zone: facts.timeZone,
      count: facts.customers,
    }),
  };
  return (
    <>
      <ChartFrame
        {...frame}
        title={t('tables.lifecycle.stages')}
        subtitle={t('stages.note')}
        csvHref={csvHref(own, 'flows')}
        fileName={`lifecycle-${facts.asOfOn}`}
      >
        <div data-picture="skip">
          <FilterBar filters={compared} />
        </div>
        <StagesTable {...part} />
      </ChartFrame>
      <StageFlows {...part} {...frame} />
      {months.length > 1 && (
        <ChartFrame
          {...frame}
          title={t('tables.lifecycle.months')}
          subtitle={t('stages.monthsNote')}
          csvHref={csvHref(own, 'months')}
          fileName={`lifecycle-months-${facts.asOfOn}`}
        >
          <LineChart
            label={t('stages.monthsLabel')}
            categories={months.map((month) => formatMonth(month, locale))}
            series={LIFECYCLE_STAGES.map((stage) => ({
              ...{ id: stage, label: t(`stages.names.${stage}`), colour: COLOURS[stage] },
              values: months.map(
                (month) =>
                  tables.months.find((row) => row.month === month && row.stage === stage)
                    ?.customers ?? 0,
              ),
              hrefs: months.map((month) => cellHref(page, `at-${month}.${stage}`, own.report)),
            }))}
            format={{ kind: 'count' }}
            fromZero
          />
        </ChartFrame>
      )}
    </>
  );
}

/** The two months that are compared. */
function useMonths({ result, page }: StagesPart): readonly FilterDefinition[] {
  const { t, locale } = useReportWords(result.currency);
  const { from, to } = result.facts;
  const option = (value: string) => ({ value, label: formatMonth(value, locale) });
  // Nothing comes before the oldest month: it can be compared from, not to.
  const after = page.params.stagesFrom ?? result.kept.at(-1) ?? '';
  return [
    {
      ...{ key: 'stagesFrom', label: t('filters.from'), kind: 'choice', fixed: true },
      options: result.kept.filter((month) => month < to).map(option),
      value: from,
    },
    {
      ...{ key: 'stagesTo', label: t('filters.to'), kind: 'choice', fixed: true },
      options: result.kept.filter((month) => month > after).map(option),
      value: to,
    },
  ];
}

function StagesHow() {
  const { t } = useReportWords('');
  return (
    <HowList
      metric="lifecycle"
      entries={(['longGap', 'slipping', 'returned', 'new', 'kept', 'balance'] as const).map(
        (term) => ({ term: t(`stages.how.${term}`), text: t(`stages.how.${term}Text`) }),
      )}
    />
  );
}
