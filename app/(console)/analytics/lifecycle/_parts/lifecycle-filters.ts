import type { FilterDefinition } from '@/components/ui/filter-types';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import { CHURN_BY, type ChurnResult } from '@/lib/domain/analytics/churn-result';
import { COHORT_GRAINS } from '@/lib/domain/analytics/retention-settings';
import { formatDay } from '@/lib/format/dates';
import { memberFilters } from '../../_parts/member-filters';
import { useReportWords } from '../../_parts/use-report-words';

type Input = {
  readonly result: ChurnResult;
  readonly params: Readonly<Record<string, string>>;
  readonly options: ReportOptions;
};

/** Everything the page can be asked, with its present values. */
export function useLifecycleFilters({
  result,
  params,
  options,
}: Input): readonly FilterDefinition[] {
  const { t, locale } = useReportWords(result.currency);
  const { facts } = result;
  const silences: readonly (FilterDefinition & { readonly of: string })[] = [
    {
      ...{ of: 'days', key: 'churnDays', label: t('filters.churnDays'), kind: 'number' },
      ...{ fixed: true, value: String(facts.days) },
    },
    {
      ...{ of: 'rhythm', key: 'churnTimes', label: t('filters.churnTimes'), kind: 'number' },
      ...{ fixed: true, value: String(facts.times) },
    },
  ];
  const silence = silences.filter(({ of }) => of === facts.by);
  return [
    {
      ...{ key: 'grain', label: t('filters.step'), kind: 'choice', fixed: true },
      options: COHORT_GRAINS.map((value) => ({ value, label: t(`periods.${value}`) })),
      value: facts.grain,
    },
    { key: 'from', label: t('filters.from'), kind: 'month', value: facts.from, fixed: true },
    { key: 'to', label: t('filters.to'), kind: 'month', value: facts.to, fixed: true },
    {
      ...{ key: 'asOf', label: t('filters.asOf'), kind: 'day', fixed: true },
      value: facts.asOfOn,
      valueLabel: formatDay(facts.asOfOn, locale),
    },
    {
      ...{ key: 'churnBy', label: t('filters.churnBy'), kind: 'choice', fixed: true },
      options: CHURN_BY.map((value) => ({ value, label: t(`churn.by.${value}`) })),
      value: facts.by,
    },
    ...silence,
    ...memberFilters(params, options, {
      filter: (name) => t(`filters.${name}`),
      format: (format) => t(`formats.${format}`),
      locale,
    }),
  ];
}
