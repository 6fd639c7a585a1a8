import type { FilterDefinition } from '@/components/ui/filter-types';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import type { PointsResult } from '@/lib/domain/analytics/points-result';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { memberFilters } from '../../_parts/member-filters';
import { useReportWords } from '../../_parts/use-report-words';

type Input = {
  readonly result: PointsResult;
  readonly params: Readonly<Record<string, string>>;
  readonly options: ReportOptions;
};

/** What the figures can be narrowed by: nothing of when somebody joined, for sums are not kept by it. */
const KEPT = ['tier', 'store', 'storeFormat'];

/** Everything the report of points can be asked but the length of its periods, with its present values. */
export function usePointsFilters({ result, params, options }: Input): readonly FilterDefinition[] {
  const { t, locale } = useReportWords(result.currency);
  const { facts, currency } = result;
  const asked = params.pointValue;
  return [
    {
      key: 'asOf',
      label: t('filters.asOf'),
      kind: 'day',
      value: facts.asOfOn,
      valueLabel: formatDay(facts.asOfOn, locale),
      fixed: true,
    },
    {
      key: 'from',
      label: t('filters.from'),
      kind: 'day',
      value: facts.from,
      valueLabel: formatDay(facts.from, locale),
      fixed: true,
    },
    {
      key: 'pointValue',
      label: t('filters.pointValue'),
      kind: 'number',
      value: asked,
      valueLabel:
        asked === undefined
          ? undefined
          : formatMoney({ amountMinor: facts.pointValueMinor, currency, locale }),
    },
    ...memberFilters(params, options, {
      filter: (name) => t(`filters.${name}`),
      format: (format) => t(`formats.${format}`),
      locale,
    }).filter(({ key }) => KEPT.includes(key)),
  ];
}
