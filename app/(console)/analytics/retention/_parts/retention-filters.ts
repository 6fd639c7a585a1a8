import type { FilterDefinition } from '@/components/ui/filter-types';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import type { RetentionResult } from '@/lib/domain/analytics/retention-result';
import { COHORT_GRAINS, COHORT_STARTS } from '@/lib/domain/analytics/retention-settings';
import { memberFilters } from '../../_parts/member-filters';
import { useReportWords } from '../../_parts/use-report-words';

type Input = {
  readonly facts: RetentionResult['facts'];
  readonly params: Readonly<Record<string, string>>;
  readonly options: ReportOptions;
};

/** Everything the retention report can be asked, with its present values. */
export function useRetentionFilters({
  facts,
  params,
  options,
}: Input): readonly FilterDefinition[] {
  const { t, locale } = useReportWords('');
  return [
    {
      ...{ key: 'grain', label: t('filters.grain'), kind: 'choice', fixed: true },
      options: COHORT_GRAINS.map((value) => ({ value, label: t(`grains.${value}`) })),
      value: facts.grain,
    },
    {
      ...{ key: 'start', label: t('filters.start'), kind: 'choice', fixed: true },
      options: COHORT_STARTS.map((value) => ({ value, label: t(`starts.${value}`) })),
      value: facts.start,
    },
    { key: 'from', label: t('filters.from'), kind: 'month', value: facts.from, fixed: true },
    { key: 'to', label: t('filters.to'), kind: 'month', value: facts.to, fixed: true },
    { key: 'asOf', label: t('filters.asOf'), kind: 'day', value: facts.asOfOn, fixed: true },
    {
      key: 'minCohort',
      label: t('filters.minCohort'),
      kind: 'number',
      value: String(facts.minCohort),
      fixed: true,
    },
    ...memberFilters(params, options, {
      filter: (name) => t(`filters.${name}`),
      format: (format) => t(`formats.${format}`),
      locale,
    }),
  ];
}
