import type { FilterDefinition } from '@/components/ui/filter-types';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import { isRfmGroup, RFM_GROUPS } from '@/lib/domain/analytics/rfm-groups';
import type { RfmResult } from '@/lib/domain/analytics/rfm-result';
import { RFM_BINNINGS, RFM_WINDOWS } from '@/lib/domain/analytics/rfm-settings';
import { memberFilters } from '../../_parts/member-filters';
import { useReportWords } from '../../_parts/use-report-words';

const SCORES = ['1', '2', '3', '4', '5'];

type Input = {
  readonly facts: RfmResult['facts'];
  readonly params: Readonly<Record<string, string>>;
  readonly options: ReportOptions;
};

/** Everything the RFM report can be asked, with its present values. */
export function useRfmFilters({ facts, params, options }: Input): readonly FilterDefinition[] {
  const { t, locale } = useReportWords('');
  const { group } = params;
  return [
    { key: 'asOf', label: t('filters.asOf'), kind: 'day', value: facts.asOfOn, fixed: true },
    {
      key: 'window',
      label: t('filters.window'),
      kind: 'choice',
      options: RFM_WINDOWS.map((value) => ({
        value,
        label: t(`filters.windows.${value}`, { day: '' }),
      })),
      // A first day of one's own stands in place of the window.
      value: params.since === undefined ? facts.window : undefined,
      fixed: true,
    },
    {
      key: 'since',
      label: t('filters.since'),
      kind: 'day',
      value: params.since,
    },
    {
      key: 'binning',
      label: t('filters.binning'),
      kind: 'choice',
      options: RFM_BINNINGS.map((value) => ({ value, label: t(`filters.binnings.${value}`) })),
      value: facts.binning,
      fixed: true,
    },
    {
      key: 'm',
      label: t('filters.m'),
      kind: 'choice',
      options: SCORES.map((value) => ({ value, label: `M${value}` })),
      value: params.m,
    },
    {
      key: 'group',
      label: t('filters.group'),
      kind: 'choice',
      options: RFM_GROUPS.map((value) => ({ value, label: t(`groups.${value}`) })),
      value: group !== undefined && isRfmGroup(group) ? group : undefined,
    },
    ...memberFilters(params, options, {
      filter: (name) => t(`filters.${name}`),
      format: (format) => t(`formats.${format}`),
      locale,
    }),
  ];
}
