import type { FilterDefinition } from '@/components/ui/filter-types';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import { COMPARISONS } from '@/lib/domain/analytics/comparison';
import {
  OVERVIEW_CHARTS,
  OVERVIEW_FIGURE_IDS,
  type OverviewFigureId,
} from '@/lib/domain/analytics/overview-figures';
import type { OverviewResult } from '@/lib/domain/analytics/overview-result';
import { formatDay } from '@/lib/format/dates';
import { formatOptions, storeOptions } from '../member-filters';
import { useFigureWords } from './use-figure-words';

type Params = Readonly<Record<string, string>>;

/** The figures that have a line by month. */
export function chartsOf({ charts }: Params): readonly OverviewFigureId[] {
  const asked = charts?.split(',') ?? [];
  const known = OVERVIEW_FIGURE_IDS.filter((id) => asked.includes(id));
  return known.length > 0 ? known : OVERVIEW_CHARTS;
}

/** The chips of the overview: the days, what they are compared with, where it was bought, and which lines are drawn. */
export function useOverviewFilters(
  { facts, currency }: OverviewResult,
  { params, options }: { readonly params: Params; readonly options: ReportOptions },
): readonly FilterDefinition[] {
  const { t, locale, name } = useFigureWords(currency);
  const day = (key: 'from' | 'asOf', value: string): FilterDefinition => ({
    key,
    label: t(key === 'from' ? 'filters.from' : 'filters.to'),
    kind: 'day',
    value,
    valueLabel: formatDay(value, locale),
    fixed: true,
  });
  const isCustom = params.vsDays !== undefined;
  const days = (range: string) =>
    range
      .split('..')
      .map((one) => formatDay(one, locale))
      .join(' – ');
  return [
    day('from', facts.from),
    day('asOf', facts.asOfOn),
    ...(isCustom
      ? []
      : [
          {
            key: 'vs',
            label: t('filters.vs'),
            kind: 'choice',
            options: COMPARISONS.map((value) => ({ value, label: t(`overview.vs.${value}`) })),
            value: params.vs ?? 'previous',
            fixed: true,
          } as const,
        ]),
    {
      key: 'vsDays',
      label: t('filters.vsDays'),
      kind: 'days',
      value: params.vsDays,
      ...(params.vsDays === undefined ? {} : { valueLabel: days(params.vsDays) }),
    },
    {
      key: 'weekdays',
      label: t('filters.weekdays'),
      kind: 'choice',
      options: [{ value: 'matched', label: t('overview.weekdaysMatched') }],
      value: params.weekdays,
    },
    {
      key: 'inStore',
      label: t('filters.inStore'),
      kind: 'choice',
      options: storeOptions(options),
      value: params.inStore,
    },
    {
      key: 'inFormat',
      label: t('filters.inFormat'),
      kind: 'choice',
      options: formatOptions(options, (format) => t(`formats.${format}`)),
      value: params.inFormat,
    },
    {
      key: 'charts',
      label: t('filters.charts'),
      kind: 'choices',
      options: OVERVIEW_FIGURE_IDS.map((value) => ({ value, label: name(value) })),
      value: chartsOf(params).join(','),
      fixed: true,
    },
  ];
}
